package import Kernel
package import Territories

/// What is known of an establishment and its company, and who said so; what is absent is not known, which is not the same as no.
package struct CompanyRecord: Hashable, Sendable {
    package let siret: Siret
    package var name: String?
    package var commune: Commune.Code?
    /// The day on which the company was created.
    package var createdOn: Day?
    /// The workforce of the company.
    package var headcount: HeadcountBand?
    package var naf: NafCode?
    /// The code of the legal form, four digits.
    package var legalForm: String?
    /// Empty when the register said none.
    package var activityNatures: Set<ActivityNature> = []
    /// The SIREN of the operator of competences to which its branch belongs.
    package var opco: Siren?
    /// The codes of its collective agreements (IDCC), four digits each.
    package var agreements: [String] = []
    /// Whether it belongs to the social and solidarity economy.
    package var isSocialEconomy: Bool?
    /// Whether the establishment is open.
    package var isActive: Bool?
    package let source: Source

    /// Who said it, and of which day it is.
    package struct Source: Hashable, Sendable {
        /// Such as `sirene`, or `hand`.
        package let provider: String
        package let day: Day

        /// A source and the day of its data.
        package init(provider: String, day: Day) {
            self.provider = provider
            self.day = day
        }
    }

    /// An establishment of which only the number is known.
    package init(_ siret: Siret, from source: Source) {
        self.siret = siret
        self.source = source
    }
}
