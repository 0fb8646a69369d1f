import Endpoints
import Kernel
import Territories

/// What is said of a group when it is made or changed.
struct GroupDraft: Sendable {
    private let organisation: ShortText
    private let name: ShortText
    private let legalBasis: ShortText
    private let reference: ShortText?
    private let startsOn: Day
    private let endsOn: Day
    private let scopes: Set<CompanyScope>
    private let service: Siret?

    /// A group is looked at again after that many days at most.
    private static let longestDays = 3 * 366

    /// - Throws: when the days do not hold together.
    init(
        organisation: ShortText, name: ShortText, legalBasis: ShortText, reference: ShortText?, startsOn: Day,
        endsOn: Day,
        scopes: [CompanyScope], service: Siret?
    ) throws(Failure) {
        guard endsOn >= startsOn, endsOn.daysSinceEpoch - startsOn.daysSinceEpoch <= GroupDraft.longestDays else {
            throw .invalid(
                "/endsOn", "invalid-value",
                Text(
                    fr: "La fin vient après le début, trois ans au plus.",
                    en: "The end comes after the start, three years at most."))
        }
        self.organisation = organisation
        self.name = name
        self.legalBasis = legalBasis
        self.reference = reference
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.scopes = Set(scopes)
        self.service = service
    }

    /// The group.
    func group(_ id: CompanyGroup.ID, version: Int) -> CompanyGroup {
        CompanyGroup(
            id: id, organisation: organisation.description, name: name.description, legalBasis: legalBasis.description,
            reference: reference?.description, startsOn: startsOn, endsOn: endsOn, scopes: scopes, service: service,
            version: version)
    }
}
