import Endpoints
import Kernel
import Territories

/// What is said of a group when it is made or changed.
struct GroupDraft: Decodable, Sendable {
    private let organisation: ShortText
    private let name: ShortText
    private let legalBasis: ShortText
    private let reference: ShortText?
    private let startsOn: Day
    private let endsOn: Day
    private let scopes: [CompanyScope]
    private let service: Siret?
    private let zones: [Zone]?
    /// Who manages it from the first day: said when it is made, and not afterwards.
    let admins: [AccountName]?

    /// A group is looked at again after that many days at most.
    private static let longestDays = 3 * 366

    /// The group.
    ///
    /// - Throws: when the days do not hold together.
    func group(_ id: CompanyGroup.ID, version: Int) throws(Failure) -> CompanyGroup {
        guard endsOn >= startsOn, endsOn.daysSinceEpoch - startsOn.daysSinceEpoch <= GroupDraft.longestDays else {
            throw .invalid(
                "/endsOn", "invalid-value",
                Text(
                    fr: "La fin vient après le début, trois ans au plus.",
                    en: "The end comes after the start, three years at most."))
        }
        guard (zones ?? []).count <= 100 else {
            throw .invalid(
                "/zones", "too-many", Text(fr: "Cent territoires au plus.", en: "A hundred territories at most."))
        }
        return CompanyGroup(
            id: id, organisation: organisation.description, name: name.description, legalBasis: legalBasis.description,
            reference: reference?.description, startsOn: startsOn, endsOn: endsOn, scopes: Set(scopes),
            service: service, zones: zones ?? [], version: version)
    }
}
