import Database
import JSON
import Kernel

/// The parts of a sheet that services write here themselves.
struct OwnSections {
    private let connection: Connection
    private let subject: SheetSubject
    private let clearance: Clearance
    private let now: Timestamp

    init(_ connection: Connection, _ subject: SheetSubject, for clearance: Clearance, at now: Timestamp) {
        self.connection = connection
        self.subject = subject
        self.clearance = clearance
        self.now = now
    }

    /// What services say of one part; `nil` when it is none of theirs.
    func answer(_ section: SectionCode) throws -> SectionAnswer? {
        switch section {
        case .interventions: try interventions()
        case .followUp: try followUp()
        default: nil
        }
    }

    private var source: SectionSource {
        SectionSource(provider: "guichet", system: "companies", dataDate: nil, fetchedAt: now.description)
    }

    /// The most interventions of which a sheet counts.
    private static let mostInterventions = 1000
    /// The last ones that a sheet shows.
    private static let shown = 10

    private func interventions() throws -> SectionAnswer {
        let table = InterventionTable(connection)
        let all =
            try subject.siret.map { try table.all(at: $0, before: nil, limit: OwnSections.mostInterventions) }
            ?? table.all(of: subject.siren, limit: OwnSections.mostInterventions)
        // What is secret is in no figure either.
        let seen = all.filter { InterventionSight.of($0, for: clearance) != .nothing }.sorted { $0.id > $1.id }
        guard !seen.isEmpty else { return SectionAnswer(.empty, source) }
        let writing = InterventionWriting(connection, for: clearance)
        var writer = JSONWriter(reserving: 2000)
        writer.beginObject()
        writer.member("count", seen.count)
        writer.member("services", Set(seen.map(\.group)).count)
        try writer.list("latest", seen.prefix(OwnSections.shown)) { try writing.write($0, into: &$1) }
        writer.endObject()
        return SectionAnswer(.ok, source, data: writer.bytes)
    }

    private func followUp() throws -> SectionAnswer {
        let groups = clearance.memberships.map(\.group)
        let account = clearance.account ?? ""
        let siren = subject.siren.stored
        let exchanges = try ExchangeTable(connection).all(of: groups, on: subject.siren, limit: OwnSections.shown)
        let notes = try CompanyNoteTable(connection).all(
            on: subject.siren, of: groups, before: nil, limit: OwnSections.shown)
        let sirets = subject.siret.map { $0.stored...$0.stored } ?? siren * 100_000...siren * 100_000 + 99_999
        let lists = try CompanyListTable(connection).all(
            holding: sirets, of: account, groups, limit: OwnSections.shown)
        let followed = try CompanyFollowUpTable(connection).find(
            of: account, siren: siren, siret: subject.siret?.stored)
        guard !exchanges.isEmpty || !notes.isEmpty || !lists.isEmpty || followed != nil else {
            return SectionAnswer(.empty, source)
        }
        var writer = JSONWriter(reserving: 1000)
        writer.beginObject()
        writer.member("followUp", followed?.id.description)
        writer.list("exchanges", exchanges) {
            ExchangeView(exchange: $0, isAsked: clearance.isMember(of: $0.to), now: now).write(into: &$1)
        }
        writer.list("notes", notes) { $1.note($0, $0.isDroppable(by: clearance) ? ["delete"] : []) }
        writer.list("lists", lists) { list, writer in
            writer.beginObject()
            writer.member("id", list.id.description)
            writer.member("name", list.name.description)
            writer.member("tag", list.tag?.description)
            writer.endObject()
        }
        writer.endObject()
        return SectionAnswer(.ok, source, data: writer.bytes)
    }
}
