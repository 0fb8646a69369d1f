package import CompanyRecords
package import Kernel
package import Territories

/// What selection knows of a company; what is absent is not known, which is not the same as no.
package struct CompanyFacts: Sendable {
    /// Where it is, resolved.
    package var place: Chain
    package var createdOn: Day?
    package var headcount: Headcount?
    package var naf: NafCode?
    /// The code of the legal form, four digits.
    package var legalForm: String?
    /// Empty when the register said none.
    package var activityNatures: Set<ActivityNature> = []
    /// The SIREN of the operator of competences to which its branch belongs.
    package var opco: Siren?
    /// Whether it belongs to the social and solidarity economy.
    package var isSocialEconomy: Bool?
    /// Answers to the subject's questions, by key.
    package var answers: [String: Answer] = [:]

    /// A company of which only the place is known.
    package init(at place: Chain) { self.place = place }

    /// An answer to a question of a subject.
    package enum Answer: Hashable, Sendable {
        case yes
        case no
        case choice(String)
        case number(Double)
    }
}
