import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives a person all that is kept of them; the data protection officer may ask it for somebody else.
struct ExportPerson: Errand {
    static let operation = Operation(
        .post, "/v1/privacy/exports", id: "exportPerson", access: .signedIn, produces: .any)

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        /// Oneself when absent.
        let person: PersonReference?
        let format: PersonExport.Format

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let account: Identifier<Account>?
                let email: EmailAddress?
                let format: PersonExport.Format?
            }
            let body = try request.json(as: Body.self)
            let isOwn = body.account == nil && body.email == nil
            person = isOwn ? nil : try PersonReference(account: body.account, email: body.email)
            format = body.format ?? .json
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let own = Identifier<Account>(caller.person?.account ?? "").map { PersonReference.account($0) }
        guard let person = input.person ?? own, person == own || caller.holds(.dpo) else {
            throw Failure(.forbidden)
        }
        return try keeping.export(person, as: input.format, for: caller, on: worker)
    }
}

/// The same, for the owner.
struct ExportPersonAsOwner: Errand {
    static let operation = Operation(
        .post, "/v1/owner/privacy/exports", id: "exportPersonAsOwner", access: .owner, produces: .any)

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        let person: PersonReference
        let format: PersonExport.Format

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let account: Identifier<Account>?
                let email: EmailAddress?
                let format: PersonExport.Format?
            }
            let body = try request.json(as: Body.self)
            person = try PersonReference(account: body.account, email: body.email)
            format = body.format ?? .json
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try keeping.export(input.person, as: input.format, for: caller, on: worker)
    }
}

extension PrivacyKeeping {
    /// Gathers all that is kept of a person, and notes who asked.
    fileprivate func export(
        _ person: PersonReference, as format: PersonExport.Format, for caller: Caller, on worker: Worker
    ) throws -> Representation {
        let now = worker.now
        let (account, answer) = try worker.read { connection in
            let subject = try person.subject(in: connection)
            let export = try PersonExport(of: subject, data, in: connection)
            if subject.account == nil, export.isEmpty { throw Failure(.notFound) }
            return (subject.account, try export.representation(as: format, at: now, for: caller))
        }
        try worker.write { try $0.journal.append(.personExported(account), by: caller) }
        return answer
    }
}
