import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives a person's device the secret that it makes codes from; a first code confirms it.
struct RegisterSecondFactor: Command {
    static let operation = Operation(
        .post, "/v1/second-factors", id: "registerSecondFactor", access: .identified, bodyLimit: 4 << 10)
    static let repetition = Repetition.secret
    let keys: KeyRing?

    struct Input: RequestReadable {
        let label: PlainLine

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let label: PlainLine }
            label = try request.json(as: Body.self).label
        }
    }

    struct NewFactor: Encodable, Sendable {
        let id: Identifier<SecondFactor>
        let label: PlainLine
        /// In base32, for typing.
        let secret: String
        /// For a QR code.
        let uri: String
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<NewFactor> {
        let person = try CallingPerson(caller)
        guard try AccountTable(transaction.connection).find(person.account) != nil else { throw Failure(.notFound) }
        let table = SecondFactorTable(transaction.connection)
        try table.removeUnconfirmed(of: person.account)
        let others = try table.of(person.account)
        // Whoever stole a mailbox adds no device of their own beside the person's.
        guard others.isEmpty || caller.person?.hasSecondFactor == true else { throw Failure(.secondFactorRequired) }
        guard others.count < SecondFactor.limit else { throw Failure(.secondFactorLimit) }
        let secret = Secret(RandomSource.bytes(20))
        let id = transaction.identifier(of: SecondFactor.self)
        try table.insert(
            SecondFactor(
                id: id, account: person.account, label: input.label, secret: FactorSecret(secret, of: id, keys),
                createdAt: transaction.now, confirmedAt: nil, lastStep: 0))
        try transaction.journal.append(.secondFactorRegistered(id), by: caller)
        let text = Base32.text(secret.bytes)
        let uri = "otpauth://totp/Guichet?secret=\(text)&issuer=Guichet&algorithm=SHA1&digits=6&period=30"
        return Created(
            NewFactor(id: id, label: input.label, secret: text, uri: uri), at: "/v1/second-factors/\(id)")
    }
}
