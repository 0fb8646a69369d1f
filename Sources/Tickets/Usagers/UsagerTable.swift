import Crypto
import Database
import Kernel
import Territories

/// The usagers that are stored, and their sealed numbers.
struct UsagerTable {
    let connection: Connection
    let keys: KeyRing?

    /// The usager of a ticket; `nil` once erased, or while a draft has none.
    func usager(of ticket: Int) throws -> Usager? {
        try connection.first(
            """
            SELECT firstName, lastName, birthName, birthDate, phone, email, address FROM ticketUsager
            WHERE ticket = \(ticket)
            """, as: Usager.init)
    }

    /// The numbers of an usager, each with what is shown of it.
    func masked(of ticket: Int) throws -> [(type: UsagerIdentifier.Kind, masked: String)] {
        try connection.all(
            "SELECT type, masked FROM ticketIdentifier WHERE ticket = \(ticket) ORDER BY type"
        ) { row in (try row[0], try row[1]) }
    }

    /// A number, opened; `nil` when the usager has none of the kind.
    ///
    /// - Throws: `sealing-unavailable` without keys.
    func opened(_ type: UsagerIdentifier.Kind, of ticket: Int) throws -> String? {
        let sealed = try connection.first(
            "SELECT id, value FROM ticketIdentifier WHERE ticket = \(ticket) AND type = \(type)"
        ) { row -> (id: String, value: SealedValue) in (try row[0], try row[1]) }
        guard let sealed else { return nil }
        guard let keys else { throw Failure(.sealingUnavailable) }
        return try keys.openText(sealed.value, at: UsagerTable.place(of: sealed.id))
    }

    func put(_ usager: Usager, of ticket: Int) throws {
        try connection.run(
            """
            INSERT INTO ticketUsager (ticket, firstName, lastName, birthName, birthDate, phone, email, address)
            VALUES (\(ticket), \(usager.firstName.description), \(usager.lastName.description),
                \(usager.birthName?.description), \(usager.birthDate.description),
                \(usager.contact?.phone?.description), \(usager.contact?.email?.description),
                \(usager.contact?.address?.description))
            ON CONFLICT (ticket) DO UPDATE SET firstName = excluded.firstName, lastName = excluded.lastName,
                birthName = excluded.birthName, birthDate = excluded.birthDate, phone = excluded.phone,
                email = excluded.email, address = excluded.address
            """)
    }

    /// A number, sealed for the row in which it is to stand.
    ///
    /// - Throws: `sealing-unavailable` without keys.
    func sealed(
        _ identifier: UsagerIdentifier, as name: Identifier<UsagerIdentifier>
    ) throws -> OpeningPlan.SealedIdentifier {
        guard let keys else { throw Failure(.sealingUnavailable) }
        return OpeningPlan.SealedIdentifier(
            name: name, type: identifier.type,
            value: keys.seal(identifier.value, at: UsagerTable.place(of: name.description)), masked: identifier.masked)
    }

    /// Keeps a number instead of an earlier one of its kind.
    func put(_ identifier: OpeningPlan.SealedIdentifier, of ticket: Int) throws {
        try connection.run("DELETE FROM ticketIdentifier WHERE ticket = \(ticket) AND type = \(identifier.type)")
        try connection.run(
            """
            INSERT INTO ticketIdentifier (id, ticket, type, value, masked)
            VALUES (\(identifier.name), \(ticket), \(identifier.type), \(identifier.value), \(identifier.masked))
            """)
    }

    /// What stands for a person: the same names and birth date give the same, under the service's own key.
    func digest(of usager: Usager) -> Digest? { keys.flatMap { digest(of: usager, under: $0, $0.newest) } }

    /// What stands for a person under each of the service's keys: before a key changed it was another.
    func digests(of usager: Usager) -> [Digest] {
        guard let keys else { return [] }
        return keys.numbers.compactMap { digest(of: usager, under: keys, $0) }
    }

    private func digest(of usager: Usager, under keys: KeyRing, _ number: UInt32) -> Digest? {
        let names = [usager.firstName, usager.birthName ?? usager.lastName].map {
            String(decoding: FoldedText($0.description).bytes, as: UTF8.self)
        }
        let text = (names + [usager.birthDate.description]).joined(separator: "\n")
        return keys.code(for: Array(text.utf8), purpose: "usager", key: number).flatMap(Digest.init(bytes:))
    }

    private static func place(of row: String) -> SealedPlace {
        SealedPlace(table: "ticketIdentifier", column: "value", row: row)
    }
}

extension Usager {
    init(_ row: borrowing Row) throws {
        let phone: ShortText? = try row["phone"]
        let email: ShortText? = try row["email"]
        let address: ShortText? = try row["address"]
        let hasContact = phone != nil || email != nil || address != nil
        self.init(
            firstName: try row["firstName"], lastName: try row["lastName"], birthName: try row["birthName"],
            birthDate: try row["birthDate"],
            contact: hasContact ? Contact(phone: phone, email: email, address: address) : nil)
    }
}

extension PersonName: SQLValue {}
extension BirthDate: SQLValue {}
extension ShortText: SQLValue {}
