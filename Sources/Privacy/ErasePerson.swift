import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Erases a person, at the word of the data protection officer, and gives a certificate (GDPR art. 17).
struct ErasePerson: Errand {
    static let operation = Operation(
        .post, "/v1/privacy/erasures", id: "erasePerson", access: .granted(roles: [.dpo]))

    let keeping: PrivacyKeeping

    func handle(_ input: ErasureInput, for caller: Caller, on worker: Worker) throws -> Created<Erasure> {
        try keeping.erase(input.person, origin: .request, for: caller, on: worker)
    }
}

/// The same, for the owner.
struct ErasePersonAsOwner: Errand {
    static let operation = Operation(
        .post, "/v1/owner/privacy/erasures", id: "erasePersonAsOwner", access: .owner)

    let keeping: PrivacyKeeping

    func handle(_ input: ErasureInput, for caller: Caller, on worker: Worker) throws -> Created<Erasure> {
        try keeping.erase(input.person, origin: .owner, for: caller, on: worker)
    }
}

/// Whom to erase.
struct ErasureInput: RequestReadable {
    let person: PersonReference

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let account: Identifier<Account>?
            let email: EmailAddress?
        }
        let body = try request.json(as: Body.self)
        person = try PersonReference(account: body.account, email: body.email)
    }
}

extension PrivacyKeeping {
    fileprivate func erase(
        _ person: PersonReference, origin: Erasure.Origin, for caller: Caller, on worker: Worker
    ) throws -> Created<Erasure> {
        let subject = try worker.read { connection in
            let subject = try person.subject(in: connection)
            // A slip of the pen must not look like an erasure.
            if subject.account == nil, try PersonExport(of: subject, data, in: connection).isEmpty {
                throw Failure(.notFound)
            }
            return subject
        }
        let erasure = try erase(
            subject, origin: origin, by: Author(caller), request: caller.request, on: worker)
        return Created(erasure, at: "/v1/privacy/erasures/\(erasure.id)")
    }
}
