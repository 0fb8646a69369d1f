import Kernel

/// A membership as those who may see it do.
struct MembershipView: Encodable, Sendable {
    let id: Identifier<Membership>
    let account: Identifier<Account>
    let role: String
    let organisation: Slug?
    let unit: Slug?
    let zones: ZoneList
    let function: PlainLine?
    let createdAt: Timestamp
    let version: Int
    let actions: [String]

    init(_ membership: Membership, for caller: Caller) {
        id = membership.id
        account = membership.account
        role = membership.role.rawValue
        organisation = membership.organisation
        unit = membership.unit
        zones = membership.zones
        function = membership.function
        createdAt = membership.createdAt
        version = membership.version
        actions =
            Authority(of: caller).mayGive(membership.role, in: membership.place) ? ["change", "remove"] : []
    }
}
