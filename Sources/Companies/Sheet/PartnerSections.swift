import Database
import JSON
import Kernel

/// What partners said of an establishment under their agreements, part by part, as far as the reader may know it.
struct PartnerSections {
    private let answers: [SectionCode: [SectionAnswer]]
    /// The latest record of each partner that is shown, part by part.
    private(set) var latest: [SectionCode: [PartnerRecord]] = [:]
    /// Whether a plan that saves jobs is among what is shown.
    private(set) var showsJobPlan = false

    init(_ connection: Connection, _ subject: SheetSubject, for clearance: Clearance, on day: Day) throws {
        guard let siret = subject.siret else {
            answers = [:]
            return
        }
        var answers: [SectionCode: [SectionAnswer]] = [:]
        for (agreement, records) in try AgreementTable(connection).records(of: siret, on: day) {
            let source = SectionSource(
                provider: agreement.partner, system: agreement.organisation,
                dataDate: records[0].dataDate.description,
                fetchedAt: records.map(\.receivedAt).max()?.description)
            let isOpen = agreement.scopes.allSatisfy(clearance.has)
            // What was given for some purposes is read for these alone.
            let isFitting = agreement.purposes.isEmpty || clearance.purpose.map(agreement.purposes.contains) ?? false
            let answer =
                if !isOpen { SectionAnswer(.notAuthorised, source, reason: "scope-missing") } else if !isFitting {
                    SectionAnswer(.notAuthorised, source, reason: "purpose-required")
                } else { SectionAnswer(.ok, source, data: PartnerSections.data(records, of: agreement)) }
            answers[agreement.section, default: []].append(answer)
            guard answer.status == .ok else { continue }
            latest[agreement.section, default: []].append(records[0])
            if agreement.section == .restructuring, Restructuring.hasJobPlan(records) { showsJobPlan = true }
        }
        self.answers = answers
    }

    /// The one record of an establishment, or all of them when they have keys.
    private static func data(_ records: [PartnerRecord], of agreement: Agreement) -> [UInt8] {
        guard agreement.mapping.key != nil else { return Array(records[0].data.utf8) }
        var writer = JSONWriter(reserving: 2000)
        writer.records(records)
        return writer.bytes
    }

    /// What partners say of one part.
    func answers(_ section: SectionCode) -> [SectionAnswer] { answers[section] ?? [] }

    /// Whether one of them is shown that a purpose opened.
    func isTraced(_ section: SectionCode) -> Bool { answers(section).contains { $0.status == .ok } }
}
