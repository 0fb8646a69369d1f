import Database
import Kernel

/// What partners said of an establishment under their agreements, part by part, as far as the reader may know it.
struct PartnerSections {
    private let answers: [SectionCode: [SectionAnswer]]

    init(_ connection: Connection, _ subject: SheetSubject, for clearance: Clearance, on day: Day) throws {
        guard let siret = subject.siret else {
            answers = [:]
            return
        }
        var answers: [SectionCode: [SectionAnswer]] = [:]
        for record in try AgreementTable(connection).records(of: siret, on: day) {
            let agreement = record.agreement
            let source = SectionSource(
                provider: agreement.partner, system: agreement.organisation, dataDate: record.dataDate.description,
                fetchedAt: record.receivedAt.description)
            let isOpen = agreement.scopes.allSatisfy(clearance.has)
            // What was given for some purposes is read for these alone.
            let isFitting = agreement.purposes.isEmpty || clearance.purpose.map(agreement.purposes.contains) ?? false
            let answer =
                if !isOpen { SectionAnswer(.notAuthorised, source, reason: "scope-missing") } else if !isFitting {
                    SectionAnswer(.notAuthorised, source, reason: "purpose-required")
                } else { SectionAnswer(.ok, source, data: Array(record.data.utf8)) }
            answers[agreement.section, default: []].append(answer)
        }
        self.answers = answers
    }

    /// What partners say of one part.
    func answers(_ section: SectionCode) -> [SectionAnswer] { answers[section] ?? [] }

    /// Whether one of them is shown that a purpose opened.
    func isTraced(_ section: SectionCode) -> Bool { answers(section).contains { $0.status == .ok } }
}
