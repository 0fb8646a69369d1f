import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// Who keeps what belongs to an organisation as a whole: its answers, templates, delays and outages.
struct OrganisationRights {
    let caller: Caller

    /// The organisations for which the caller answers tickets.
    var answering: Set<String> {
        Set(caller.grants(of: .agent, .qualifier, .unitManager, .organisationManager).compactMap(\.organisation))
    }

    /// Whether the caller manages an organisation, or all of them.
    func manages(_ organisation: String?) -> Bool {
        if caller.grants(of: .administrator).contains(where: { $0.organisation == nil && $0.zones.isEmpty }) {
            return true
        }
        return organisation.map { organisation in
            caller.grants(of: .organisationManager).contains {
                $0.organisation == organisation && $0.unit == nil && $0.zones.isEmpty
            }
        } ?? false
    }

    /// Refuses who neither answers for an organisation nor manages it.
    func demand(_ organisation: String) throws(Failure) {
        guard answering.contains(organisation) || manages(organisation) else { throw Failure(.forbidden) }
    }

    /// Those who answer tickets, and those who manage.
    static let keepers = Access.granted(
        roles: [.administrator, .agent, .organisationManager, .qualifier, .unitManager])
}

/// Pages of what is named by identifiers, the latest first.
struct LatestPage<Entity>: RequestReadable {
    let organisation: String?
    let limit: PageLimit
    let cursor: Cursor<Entity>?

    init(from request: inout RequestReader) throws(Failure) {
        organisation = try request.query("organisation")
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
    }
}
