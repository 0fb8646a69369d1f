import Database
package import Kernel

/// An offer that an employer lets a training centre look after: the centre answers, and its name is shown instead of the
/// employer's.
package struct Delegation: Encodable, Sendable {
    package let id: Identifier<Delegation>
    let offer: Offer.ID
    /// The course for which the centre was asked.
    let training: String
    let trainingName: String
    let organisation: String
    let state: State
    let createdAt: Timestamp

    /// What the centre said.
    enum State: String, Encodable, Sendable { case asked, accepted, declined }
}

/// The delegations that are stored.
struct DelegationTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// A delegation by its name.
    func find(_ id: Identifier<Delegation>) throws -> Delegation? {
        try connection.first("\(Self.columns) WHERE offerDelegation.id = \(id)", as: Delegation.init)
    }

    /// The delegations of an offer.
    func all(of offer: Offer.ID) throws -> [Delegation] {
        try connection.all(
            "\(Self.columns) WHERE offerDelegation.offer = \(offer) ORDER BY offerDelegation.id", as: Delegation.init)
    }

    /// What some centres were asked, the latest first, before one of them.
    func all(
        askedOf organisations: [String], before id: Identifier<Delegation>?, limit: Int
    ) throws -> [Delegation] {
        let end = id?.description ?? "g"
        return try connection.all(
            """
            \(Self.columns) WHERE offerDelegation.organisation IN (\(each: organisations)) AND offerDelegation.id < \(end)
            ORDER BY offerDelegation.id DESC LIMIT \(limit)
            """, as: Delegation.init)
    }

    /// The centre that looks after an offer.
    func accepted(for offer: Offer.ID) throws -> Delegation? {
        try connection.first(
            "\(Self.columns) WHERE offerDelegation.offer = \(offer) AND offerDelegation.state = 'accepted'",
            as: Delegation.init)
    }

    /// Asks a centre; nothing when it was asked before.
    func insert(_ delegation: Delegation) throws -> Bool {
        try connection.run(
            """
            INSERT INTO offerDelegation (id, offer, training, organisation, state, createdAt)
            VALUES (\(delegation.id), \(delegation.offer), \(delegation.training), \(delegation.organisation), 'asked',
                \(delegation.createdAt))
            ON CONFLICT (offer, organisation) DO NOTHING
            """) == 1
    }

    /// Writes what a centre answered, at once for all that waits.
    func answer(_ id: Identifier<Delegation>, _ state: Delegation.State, at now: Timestamp) throws {
        try connection.run(
            "UPDATE offerDelegation SET state = \(state.rawValue), answeredAt = \(now) WHERE id = \(id)")
    }

    private static let columns: SQL = """
        SELECT offerDelegation.id, offerDelegation.offer, offerDelegation.training, training.name,
            offerDelegation.organisation, offerDelegation.state, offerDelegation.createdAt
        FROM offerDelegation JOIN training ON training.id = offerDelegation.training
        """
}

extension Delegation {
    fileprivate init(_ row: borrowing Row) throws {
        let state: String = try row[5]
        self.init(
            id: try row[0], offer: try row[1], training: try row[2], trainingName: try row[3],
            organisation: try row[4], state: State(rawValue: state)!, createdAt: try row[6])
    }
}
