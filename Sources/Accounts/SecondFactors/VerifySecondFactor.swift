import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Confirms a session by a code of one of the person's devices, or by a code on paper.
struct VerifySecondFactor: Command {
    static let operation = Operation(
        .post, "/v1/second-factors/verify", id: "verifySecondFactor", access: .identified, bodyLimit: 4 << 10,
        counting: .asSignIn)
    static let repetition = Repetition.notKept
    let keys: KeyRing?
    let changes: AccessChanges

    enum Input: RequestReadable {
        case code(String)
        case recoveryCode(String)

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let code: String?
                let recoveryCode: String?
            }
            let body = try request.json(as: Body.self)
            switch (body.code, body.recoveryCode) {
            case (let code?, nil): self = .code(code)
            case (nil, let code?): self = .recoveryCode(code)
            default:
                throw Failure(
                    .invalidBody,
                    Text(fr: "Donnez « code » ou « recoveryCode ».", en: "Give “code” or “recoveryCode”."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let person = try CallingPerson(caller)
        let limit = AttemptLimit(of: person.account, in: transaction)
        if let refusal = try limit.refusal() { throw refusal }
        guard try isRight(input, of: person.account, for: caller, in: transaction) else {
            // Thrown, the count would be undone.
            try limit.count()
            return .refusal(Failure(.secondFactorRefused), for: caller)
        }
        try limit.clear()
        return try ConfirmedSession(person: person, changes: changes).lift(for: caller, in: transaction)
    }

    private func isRight(
        _ input: Input, of account: Identifier<Account>, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Bool {
        switch input {
        case .recoveryCode(let typed):
            guard try RecoveryCodes(of: account, transaction.connection).use(typed) else { return false }
            try transaction.journal.append(.recoveryCodeUsed(account), by: caller)
            return true
        case .code(let typed):
            let table = SecondFactorTable(transaction.connection)
            for factor in try table.of(account) where factor.confirmedAt != nil {
                let codes = try factor.secret.codes(of: factor.id, keys)
                if let step = codes.step(of: typed, at: transaction.now, after: factor.lastStep) {
                    try table.take(step, of: factor.id, at: transaction.now)
                    return true
                }
            }
            return false
        }
    }
}
