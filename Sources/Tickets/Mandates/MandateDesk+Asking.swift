import Accounts
import Attachments
import Crypto
import Database
import Directory
import Endpoints
import Kernel

/// What somebody writes of a mandate that is to be given.
struct MandateOrder: Decodable, Sendable {
    let type: Mandate.Kind
    let unit: Unit.ID?
    let person: Person
    let scope: ShortText?
    let reason: ShortText?
    let collectedOn: Day?
    let proof: Attachment.ID?

    /// Who is asked.
    struct Person: Decodable, Sendable {
        let firstName: PersonName
        let lastName: PersonName
        let birthDate: BirthDate
        let phone: Telephone?
        let email: EmailAddress?
    }
}

extension MandateDesk {
    /// The most questions to one telephone in a day.
    static let smsADay = 3

    /// A new mandate: given already, or asked for by link or text message.
    ///
    /// - Returns: the mandate, and the secret of its link, which is shown this once.
    func ask(_ order: MandateOrder, for creator: Ticket.Creator) throws -> (mandate: Mandate, link: String?) {
        if order.type == .paper || order.type == .oral {
            let usager = Usager(
                firstName: order.person.firstName, lastName: order.person.lastName, birthName: nil,
                birthDate: order.person.birthDate, contact: nil)
            let collected = TicketOrder.CollectedMandate(
                type: order.type, collectedOn: order.collectedOn, scope: order.scope, reason: order.reason,
                proof: order.proof)
            let mandate = try desk.snapshot.collected(collected, by: creator, from: usager)
            try keep(mandate)
            return (mandate, nil)
        }
        if order.type == .sms, order.person.phone == nil { throw OpeningDesk.missing("/person/phone") }
        let mandate = Mandate(
            id: desk.transaction.identifier(), version: 1, type: order.type, state: .pending, account: creator.account,
            unit: creator.unit.description, organisation: creator.organisation.description,
            person: Mandate.Person(
                firstName: order.person.firstName.description, lastName: order.person.lastName.description,
                birthDate: order.person.birthDate.description, phone: order.person.phone?.description,
                email: order.person.email?.description),
            scope: order.scope?.description ?? "", reason: nil, proof: nil, ticket: nil, createdAt: desk.now)
        guard order.type == .digital else {
            try MandateTable(desk.connection).insert(mandate)
            try question(mandate, by: creator)
            return (mandate, nil)
        }
        let secret = Base64URL.text(RandomSource.bytes(32))
        try MandateTable(desk.connection).insert(mandate, link: Digest.blake2b(secret))
        if let email = order.person.email {
            try desk.keeping.postbox.post(
                Letter(
                    "mandate-link", to: Letter.Recipient(address: email.description, name: mandate.person.firstName),
                    about: "mandate/\(mandate.id)", link: "/mandates/\(secret)"), in: desk.transaction)
        }
        return (mandate, secret)
    }

    /// Asks by text message, a few times a day at most.
    func question(_ mandate: Mandate, by creator: Ticket.Creator) throws {
        let asked =
            try desk.connection.value(
                """
                SELECT count(*) FROM mandateSms JOIN mandate ON mandate.id = mandateSms.mandate
                WHERE mandate.phone = \(mandate.person.phone) AND isIncoming = 0
                    AND at > \(desk.now.adding(seconds: -86_400))
                """, as: Int.self) ?? 0
        guard asked < MandateDesk.smsADay else { throw Failure(.rateLimited, retryAfter: 86_400) }
        let person = mandate.person
        try say(
            """
            \(person.firstName) \(person.lastName), acceptez-vous que \(creator.name) utilise vos données pour débloquer \
            votre dossier, un an au plus ? Répondez OUI ou NON. Plus tard, STOP y met fin.
            """, in: mandate)
    }

    /// Puts a text message where a chore sends it from.
    private func say(_ text: String, in mandate: Mandate) throws {
        try desk.connection.run(
            "INSERT INTO mandateSms (mandate, isIncoming, text, at) VALUES (\(mandate.id), 0, \(text), \(desk.now))")
    }

    /// Takes what a telephone answered: yes, no, or asked again; the same message twice counts once.
    ///
    /// - Returns: whether something was asked of that telephone, or given by it.
    func hear(_ text: String, from phone: String, named name: String) throws -> Bool {
        let known = try desk.connection.value(
            "SELECT 1 FROM mandateSms WHERE providerId = \(name)", as: Int.self)
        guard known == nil else { return true }
        let table = MandateTable(desk.connection)
        let answer = SmsAnswer(text)
        if var mandate = try table.waiting(for: phone) {
            try keep(text, in: mandate, name)
            guard answer != .unclear else {
                try say("Je n'ai pas compris. Répondez OUI pour accepter, NON pour refuser.", in: mandate)
                return true
            }
            try mandate.answer(answer == .yes, at: desk.now)
            try table.save(mandate)
            try settle(mandate, as: answer == .yes ? "mandate-given" : "mandate-refused")
        } else if answer == .no, let mandate = try valid(of: phone) {
            try keep(text, in: mandate, name)
            try revoke(mandate)
        } else {
            return false
        }
        return true
    }

    private func keep(_ text: String, in mandate: Mandate, _ name: String) throws {
        try desk.connection.run(
            """
            INSERT INTO mandateSms (mandate, isIncoming, text, at, providerId)
            VALUES (\(mandate.id), 1, \(String(text.prefix(500))), \(desk.now), \(name))
            """)
    }

    private func valid(of phone: String) throws -> Mandate? {
        let id = try desk.connection.value(
            """
            SELECT id FROM mandate WHERE phone = \(phone) AND state = 'valid' AND type = 'sms' ORDER BY id DESC LIMIT 1
            """, as: Identifier<Mandate>.self)
        return try id.flatMap { try MandateTable(desk.connection).find($0) }
    }
}
