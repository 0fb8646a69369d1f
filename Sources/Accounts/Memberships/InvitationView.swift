import Kernel

/// An invitation as those who may see it do.
struct InvitationView: Encodable, Sendable {
    let id: Identifier<Invitation>
    let role: String
    let organisation: Slug?
    let unit: Slug?
    let zones: ZoneList
    let state: String
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let version: Int
    let actions: [String]

    init(_ invitation: Invitation, at now: Timestamp, for caller: Caller) {
        id = invitation.id
        role = invitation.role.rawValue
        organisation = invitation.place.organisation
        unit = invitation.place.unit
        zones = invitation.place.zones
        state = invitation.state(at: now)
        createdAt = invitation.createdAt
        expiresAt = invitation.expiresAt
        version = invitation.version
        let mayWithdraw =
            state == "pending" && Authority(of: caller).mayGive(invitation.role, in: invitation.place)
        actions = mayWithdraw ? ["withdraw"] : []
    }
}
