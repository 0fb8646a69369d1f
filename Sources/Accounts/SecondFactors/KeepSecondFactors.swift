import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows somebody their devices; never a secret.
struct ListSecondFactors: Query {
    static let operation = Operation(.get, "/v1/second-factors", id: "listSecondFactors", access: .identified)

    struct Item: Encodable, Sendable {
        let id: Identifier<SecondFactor>
        let label: PlainLine
        let createdAt: Timestamp
        let confirmedAt: Timestamp?
        let actions: [String]
    }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Page<Item> {
        let factors = try SecondFactorTable(connection).of(try CallingPerson(caller).account)
        return Page(
            factors.map { factor in
                Item(
                    id: factor.id, label: factor.label, createdAt: factor.createdAt, confirmedAt: factor.confirmedAt,
                    actions: factor.confirmedAt == nil ? ["confirm"] : ["remove"])
            }, limit: .standard
        ) { Cursor(after: $0.id) }
    }
}

/// Lets a device go; the codes on paper go with the last one.
struct RemoveSecondFactor: Command {
    static let operation = Operation(
        .delete, "/v1/second-factors/{factor}", id: "removeSecondFactor", access: .identified)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let factor: Identifier<SecondFactor>

        init(from request: inout RequestReader) throws(Failure) { factor = try request.path("factor") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let person = try CallingPerson(caller)
        let table = SecondFactorTable(transaction.connection)
        guard let factor = try table.find(input.factor), factor.account == person.account else {
            throw Failure(.notFound)
        }
        guard caller.person?.hasSecondFactor == true else { throw Failure(.secondFactorRequired) }
        try table.remove(factor.id)
        if try !table.of(person.account).contains(where: { $0.confirmedAt != nil }) {
            try RecoveryCodes(of: person.account, transaction.connection).remove()
        }
        try transaction.journal.append(.secondFactorRemoved(factor.id), by: caller)
        return Representation(.noContent, .json, [])
    }
}

/// Makes new codes on paper; the old ones are good for nothing any more.
struct RenewRecoveryCodes: Command {
    static let operation = Operation(
        .post, "/v1/second-factors/recovery-codes", id: "renewRecoveryCodes", access: .identified, consumes: [])
    static let repetition = Repetition.secret

    struct Output: JSONRepresentable {
        let recoveryCodes: [String]
    }

    func handle(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws -> Output {
        let person = try CallingPerson(caller)
        guard caller.person?.hasSecondFactor == true else { throw Failure(.secondFactorRequired) }
        let codes = try RecoveryCodes(of: person.account, transaction.connection).renew()
        try transaction.journal.append(.recoveryCodesRenewed(person.account), by: caller)
        return Output(recoveryCodes: codes)
    }
}
