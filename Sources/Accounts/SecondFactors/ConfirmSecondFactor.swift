import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes a device's first code: from now on it confirms sessions, this one first.
struct ConfirmSecondFactor: Command {
    static let operation = Operation(
        .post, "/v1/second-factors/{factor}/confirm", id: "confirmSecondFactor", access: .identified,
        bodyLimit: 4 << 10,
        counting: .asSignIn)
    static let repetition = Repetition.secret
    let keys: KeyRing?
    let changes: AccessChanges

    struct Input: RequestReadable {
        let factor: Identifier<SecondFactor>
        let code: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let code: String }
            factor = try request.path("factor")
            code = try request.json(as: Body.self).code
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let person = try CallingPerson(caller)
        let table = SecondFactorTable(transaction.connection)
        guard let factor = try table.find(input.factor), factor.account == person.account, factor.confirmedAt == nil
        else { throw Failure(.notFound) }
        let limit = AttemptLimit(of: person.account, in: transaction)
        if let refusal = try limit.refusal() { throw refusal }
        let codes = try factor.secret.codes(of: factor.id, keys)
        guard let step = codes.step(of: input.code, at: transaction.now, after: factor.lastStep) else {
            try limit.count()
            return .refusal(Failure(.secondFactorRefused), for: caller)
        }
        try limit.clear()
        try table.take(step, of: factor.id, at: transaction.now)
        try transaction.journal.append(.secondFactorConfirmed(factor.id), by: caller)
        let recovery = RecoveryCodes(of: person.account, transaction.connection)
        let codesOnPaper = try recovery.count() == 0 ? recovery.renew() : nil
        return try ConfirmedSession(person: person, changes: changes).lift(
            for: caller, recoveryCodes: codesOnPaper, in: transaction)
    }
}
