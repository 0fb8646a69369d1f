import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows those who keep units what is wrong with their entries: how many have what, and which.
struct ReportQuality: Errand {
    static let operation = Operation(
        .get, "/v1/directory/quality", id: "reportQuality", access: DirectoryAccess.keepers)
    let directory: Directory

    struct Input: RequestReadable {
        let organisation: Organisation.Slug?
        let issue: UnitIssue?
        let limit: PageLimit
        let cursor: Cursor<Unit>?

        init(from request: inout RequestReader) throws(Failure) {
            organisation = try request.query("organisation")
            issue = try request.choice("issue")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try worker.read { connection in
            var counts: [UnitIssue: Int] = [:]
            var units = 0
            var asked = 0
            var page: [(Unit, Set<UnitIssue>)] = []
            let now = worker.now
            let table = QualityTable(connection, at: now, isBouncing: directory.isBouncing)
            try table.stream(of: input.organisation) { unit, issues in
                guard try directory.reach(of: caller, over: unit, at: now, in: connection) >= .tend else { return }
                units += 1
                for issue in issues { counts[issue, default: 0] += 1 }
                let isAsked = input.issue.map(issues.contains) ?? !issues.isEmpty
                if isAsked { asked += 1 }
                let isAfter = input.cursor.map { unit.id > $0.id } ?? true
                if isAsked, isAfter, page.count <= input.limit.value { page.append((unit, issues)) }
            }
            return represent(page, input.limit, units: units, total: input.limit.wantsTotal ? asked : nil, counts)
        }
    }

    private func represent(
        _ page: [(Unit, Set<UnitIssue>)], _ limit: PageLimit, units: Int, total: Int?, _ counts: [UnitIssue: Int]
    ) -> Representation {
        let items = page.prefix(limit.value)
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("units")
        writer.integer(units)
        writer.key("counts")
        writer.beginObject()
        for issue in UnitIssue.allCases {
            writer.key(issue.rawValue)
            writer.integer(counts[issue] ?? 0)
        }
        writer.endObject()
        writer.key("items")
        writer.beginArray()
        for (unit, issues) in items {
            writer.beginObject()
            writer.key("unit")
            writer.string(unit.id.description)
            writer.key("organisation")
            writer.string(unit.organisation.description)
            writer.key("name")
            writer.string(unit.details.name.description)
            writer.key("issues")
            writer.strings(UnitIssue.allCases.filter(issues.contains).map(\.rawValue))
            writer.key("verifiedAt")
            writer.string(unit.verifiedAt.description)
            writer.endObject()
        }
        writer.endArray()
        writer.key("next")
        let next = page.count > items.count ? items.last.map { Cursor(after: $0.0.id).description } : nil
        writer.text(next)
        if let total { writer.total(total) }
        writer.endObject()
        var answer = Representation(.ok, .json, writer.bytes)
        answer.next = next
        return answer
    }
}
