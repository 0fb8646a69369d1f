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
        let exchanges = try ExchangeTable(connection).all(
            of: clearance.memberships.map(\.group), before: nil, limit: 200
        ).filter { $0.siren == subject.siren }
        guard !exchanges.isEmpty else { return SectionAnswer(.empty, source) }
        var writer = JSONWriter(reserving: 1000)
        writer.beginObject()
        writer.list("exchanges", exchanges.prefix(OwnSections.shown)) {
            ExchangeView(exchange: $0, isAsked: clearance.isMember(of: $0.to), now: now).write(into: &$1)
        }
        writer.endObject()
        return SectionAnswer(.ok, source, data: writer.bytes)
    }
}
