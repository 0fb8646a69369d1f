import Database
import JSON
import Kernel
import Territories

/// What a row of an export says beyond the register, as far as whoever ordered it may know.
struct ExportDetails: Sendable {
    private(set) var workforce: String?
    private(set) var fullTimeEquivalent: String?
    private(set) var lastIntervention: String?
    private(set) var service: String?
    private(set) var restructuring: String?

    /// The sections of which columns tell something.
    static let sensitive: [SectionCode] = [.workforce, .restructuring]

    init(
        of siret: Siret, for clearance: Clearance, on day: Day, _ companies: Companies, in connection: Connection
    ) throws {
        let clearance = clearance.at(try companies.place(of: siret, in: connection))
        let seen = try InterventionTable(connection).all(at: siret, before: nil, limit: 100)
            .filter { InterventionSight.of($0, for: clearance) != .nothing && $0.details.state.name != .planned }
        if let last = seen.max(by: { $0.details.state.day < $1.details.state.day }) {
            let sight = InterventionSight.of(last, for: clearance)
            let isDayKnown = sight != .existence && sight != .summary
            let text = last.details.state.day.description
            lastIntervention = isDayKnown ? text : String(text.prefix(7))
            service = try GroupTable(connection).find(last.group)?.name
        }
        let open = ExportDetails.sensitive.filter { $0.scopes.contains(where: clearance.has) }
        guard clearance.purpose != nil, !open.isEmpty else { return }
        let subject = SheetSubject(siren: siret.siren, siret: siret, company: nil, establishment: nil)
        let partners = try PartnerSections(connection, subject, for: clearance, on: day)
        for code in open {
            let records = partners.latest[code, default: []].compactMap { try? JSONTape(Array($0.data.utf8)).root }
            switch code {
            case .workforce:
                workforce = ExportDetails.text("total", in: records)
                fullTimeEquivalent = ExportDetails.text("fullTimeEquivalent", in: records)
            default: restructuring = records.isEmpty ? nil : "oui"
            }
        }
    }

    /// The first figure or text that a record has under a name.
    private static func text(_ name: String, in records: [JSONValue]) -> String? {
        records.compactMap { $0[name] }.first { !$0.isNull }.map {
            $0.string ?? String(decoding: $0.raw, as: UTF8.self)
        }
    }
}
