import Database
import Endpoints
import JSON
package import Kernel

extension AccountKeeping {
    /// What accounts keep of an organisation: its members, whom it invited, the names of its keys.
    var partnerData: [PartnerData] { [members, invitations, keys] }

    private var members: PartnerData {
        PartnerData(
            name: "members", title: Text(fr: "Membres et leurs rôles", en: "Members and their roles"),
            export: { organisation, connection, archive in
                try Self.walk { place in
                    let members = try MembershipTable(connection).all(
                        500, after: place, where: "organisation = \(organisation)")
                    for member in members {
                        guard let account = try AccountTable(connection).find(member.account) else { continue }
                        try archive.row(Self.text(ArchivedMember(member, account)))
                    }
                    return members.last?.id
                }
            },
            erase: { [changes] organisation, transaction in
                changes.note(in: transaction)
                return try transaction.connection.run(
                    """
                    DELETE FROM membership WHERE id IN (
                        SELECT id FROM membership WHERE organisation = \(organisation) LIMIT 1000)
                    """)
            })
    }

    private var invitations: PartnerData {
        PartnerData(
            name: "invitations", title: Text(fr: "Invitations", en: "Invitations"),
            export: { [settings] organisation, connection, archive in
                let caller = Caller(identity: .anonymous, request: "")
                let now = settings.clock.now()
                try Self.walk { place in
                    let invitations = try InvitationTable(connection).all(
                        500, after: place, where: "organisation = \(organisation)")
                    for invitation in invitations {
                        try archive.row(Self.text(InvitationView(invitation, at: now, for: caller)))
                    }
                    return invitations.last?.id
                }
            },
            erase: { organisation, transaction in
                try transaction.connection.run(
                    """
                    DELETE FROM invitation WHERE id IN (
                        SELECT id FROM invitation WHERE organisation = \(organisation) LIMIT 1000)
                    """)
            })
    }

    private var keys: PartnerData {
        PartnerData(
            name: "api-keys", title: Text(fr: "Clés, sans leur secret", en: "Keys, without their secrets"),
            export: { [settings] organisation, connection, archive in
                let now = settings.clock.now()
                var place: KeyName?
                while true {
                    let keys = try APIKeyTable(connection).all(
                        500, after: place, where: "organisation = \(organisation)")
                    for key in keys { try archive.row(Self.text(APIKeyView(key, at: now))) }
                    guard let last = keys.last else { return }
                    place = last.id
                }
            },
            erase: { [changes] organisation, transaction in
                changes.note(in: transaction)
                return try transaction.connection.run(
                    """
                    DELETE FROM apiKey WHERE id IN (
                        SELECT id FROM apiKey WHERE organisation = \(organisation) LIMIT 1000)
                    """)
            })
    }

    /// Goes on from page to page until one has no last row.
    private static func walk<Entity>(_ page: (Identifier<Entity>?) throws -> Identifier<Entity>?) throws {
        var place: Identifier<Entity>?
        while let last = try page(place) { place = last }
    }

    private static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.encode(value), as: UTF8.self)
    }
}

extension AccountTable {
    /// The accounts whose only roles are in one organisation: nobody else knows them.
    package func known(onlyBy organisation: String) throws -> [Identifier<Account>] {
        try connection.all(
            """
            SELECT DISTINCT account FROM membership WHERE organisation = \(organisation)
                AND account NOT IN (SELECT account FROM membership WHERE organisation IS NOT \(organisation))
            """
        ) { row in try row[0] }
    }
}

/// A member as their organisation takes them away.
private struct ArchivedMember: Encodable {
    let account: Identifier<Account>
    let name: PlainLine
    let email: EmailAddress?
    let phone: PhoneNumber?
    let jobTitle: PlainLine?
    let role: String
    let unit: Slug?
    let zones: ZoneList
    let function: PlainLine?
    let since: Timestamp

    init(_ member: Membership, _ account: Account) {
        self.account = account.id
        name = account.name
        email = account.email
        phone = account.phone
        jobTitle = account.jobTitle
        role = member.role.rawValue
        unit = member.place.unit
        zones = member.place.zones
        function = member.function
        since = member.createdAt
    }
}
