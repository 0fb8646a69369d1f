import Endpoints
import HTTP
import JSON
import Kernel

/// What became of each row that somebody brought: counted, and told one by one as far as that helps.
struct RowReport: Representable {
    private(set) var rows = 0
    private var counts: [String: Int] = [:]
    private var first: [Line] = []
    private var refused: [Line] = []

    /// The most rows that are told one by one; of more rows only those refused are, up to the same number.
    private static let mostTold = 1000

    /// One row.
    struct Line: Sendable {
        let line: Int
        /// `created`, `updated`, `unchanged`, `duplicate` or `refused`.
        let outcome: String
        let id: String?
        let failure: Failure?
    }

    /// How many rows changed something.
    var changes: Int { (counts["created"] ?? 0) + (counts["updated"] ?? 0) }

    /// Counts one more.
    mutating func add(_ line: Line) {
        rows += 1
        counts[line.outcome, default: 0] += 1
        if first.count < RowReport.mostTold { first.append(line) }
        if line.outcome == "refused", refused.count < RowReport.mostTold { refused.append(line) }
    }

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 100 * first.count + 200)
        writer.beginObject()
        write(into: &writer, for: caller)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    /// The counts and the lines, as members.
    func write(into writer: inout JSONWriter, for caller: Caller) {
        writer.member("rows", rows)
        for outcome in ["created", "updated", "unchanged", "duplicate", "refused"] {
            writer.member(outcome, counts[outcome] ?? 0)
        }
        let told = rows <= RowReport.mostTold ? first : refused
        writer.list("lines", told) { line, writer in
            writer.beginObject()
            writer.member("line", line.line)
            writer.member("outcome", line.outcome)
            writer.member("id", line.id)
            if let failure = line.failure {
                writer.member("code", failure.problem.code)
                writer.list("errors", failure.fields) { field, writer in
                    writer.beginObject()
                    writer.member("pointer", field.pointer)
                    writer.member("code", field.code)
                    writer.member("message", field.message(in: caller.language))
                    writer.endObject()
                }
            }
            writer.endObject()
        }
    }
}
