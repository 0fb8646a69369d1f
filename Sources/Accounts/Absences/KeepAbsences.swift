import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// An absence as those who may see it do.
struct AbsenceView: Encodable, Sendable {
    let id: Identifier<Absence>
    let account: Identifier<Account>
    let from: Day
    let to: Day
    let substitute: Identifier<Account>?
    let createdAt: Timestamp
    let version: Int
    let actions: [String]

    init(_ absence: Absence) {
        id = absence.id
        account = absence.account
        from = absence.from
        to = absence.to
        substitute = absence.substitute
        createdAt = absence.createdAt
        version = absence.version
        actions = ["remove"]
    }
}

/// Shows one's own absences, and those of the people whom one manages.
struct ListAbsences: AuditedQuery {
    static let operation = Operation(.get, "/v1/absences", id: "listAbsences", access: .signedIn)

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: Cursor<Absence>?
        let account: Identifier<Account>?

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
            account = try request.query("account")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<AbsenceView> {
        let me = try CallingPerson(caller).account
        var condition: SQL = """
            (account = \(me) OR account IN (
                SELECT account FROM membership WHERE \(Authority(of: caller).managedRows)))
            """
        if let account = input.account { condition = "\(condition) AND account = \(account)" }
        let absences = try AbsenceTable(connection).all(
            input.limit.value + 1, after: input.cursor?.id, where: condition)
        return Page(absences.map(AbsenceView.init), limit: input.limit) { Cursor(after: $0.id) }
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        guard Authority(of: caller).sees(othersThan: caller, when: input.account) else { return }
        try transaction.journal.append(.absencesListed, by: caller)
    }
}

/// Says that somebody will be away: oneself, or somebody whom one manages.
struct AddAbsence: Command {
    static let operation = Operation(
        .post, "/v1/absences", id: "addAbsence", access: .signedIn, bodyLimit: 4 << 10)

    struct Input: RequestReadable {
        let account: Identifier<Account>?
        let from: Day
        let to: Day
        let substitute: Identifier<Account>?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let account: Identifier<Account>?
                let from: Day
                let to: Day
                let substitute: Identifier<Account>?
            }
            let body = try request.json(as: Body.self)
            (account, from, to, substitute) = (body.account, body.from, body.to, body.substitute)
            guard from <= to, to.daysSinceEpoch - from.daysSinceEpoch <= 366 else {
                throw Absence.wrong(
                    "/to",
                    Text(fr: "Une fin après le début, dans l'année.", en: "An end after the start, within a year."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<AbsenceView> {
        let accounts = AccountTable(transaction.connection)
        let account = try accounts.visible(try input.account ?? CallingPerson(caller).account, to: caller)
        if let substitute = input.substitute, try !isColleague(substitute, of: account.id, transaction.connection) {
            throw Absence.wrong(
                "/substitute",
                Text(
                    fr: "Un collègue de la même organisation attendu.",
                    en: "A colleague of the same organisation expected."))
        }
        let absence = Absence(
            id: transaction.identifier(), account: account.id, from: input.from, to: input.to,
            substitute: input.substitute, createdAt: transaction.now, version: 1)
        try AbsenceTable(transaction.connection).insert(absence)
        try transaction.journal.append(.absenceAdded(absence), by: caller)
        return Created(AbsenceView(absence), at: "/v1/absences/\(absence.id)", version: 1)
    }

    private func isColleague(
        _ other: Identifier<Account>, of account: Identifier<Account>, _ connection: Connection
    ) throws -> Bool {
        guard other != account, try AccountTable(connection).find(other)?.state == .active else { return false }
        let memberships = MembershipTable(connection)
        let organisations = Set(try memberships.of(account).compactMap(\.organisation))
        return try memberships.of(other).contains { $0.organisation.map(organisations.contains) ?? false }
    }
}

/// Takes an absence back.
struct RemoveAbsence: Command {
    static let operation = Operation(.delete, "/v1/absences/{absence}", id: "removeAbsence", access: .signedIn)

    struct Input: RequestReadable {
        let absence: Identifier<Absence>
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            absence = try request.path("absence")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let absences = AbsenceTable(transaction.connection)
        guard let absence = try absences.find(input.absence) else { throw Failure(.notFound) }
        _ = try AccountTable(transaction.connection).visible(absence.account, to: caller)
        try input.precondition.check(absence.version)
        try absences.remove(absence.id)
        try transaction.journal.append(.absenceRemoved(absence), by: caller)
        return Representation(.noContent, .json, [])
    }
}

extension Absence {
    fileprivate static func wrong(_ pointer: String, _ message: Text) -> Failure {
        Failure(.invalidBody, fields: [Failure.Field(pointer, "invalid", message)])
    }
}
