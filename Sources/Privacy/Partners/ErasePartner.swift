import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Destroys all that is a partner organisation's own, at the word of the owner, and gives a certificate: the end of a
/// convention, or its transfer.
struct ErasePartner: Errand {
    static let operation = Operation(
        .post, "/v1/owner/archives/erasures", id: "erasePartner", access: .owner)

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        struct Body: Decodable {
            let organisation: String
            let manifest: String?
        }
        let body: Body

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Created<PartnerErasure> {
        let organisation = input.body.organisation
        guard try worker.read({ try keeping.organisations($0) }).contains(organisation) else {
            throw Failure(.notFound)
        }
        let erasure = try keeping.erasePartner(
            organisation, manifest: input.body.manifest, by: Author(caller), request: caller.request, on: worker)
        return Created(erasure, at: "/v1/owner/archives/erasures")
    }
}

/// Notes that a partner took its archive away.
struct NoteArchive: Command {
    static let operation = Operation(.post, "/v1/owner/archives", id: "notePartnerArchive", access: .owner)

    struct Input: RequestReadable {
        struct Body: Decodable {
            let organisation: String
            let manifest: String
        }
        let body: Body

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try transaction.journal.append(
            .partnerArchived(input.body.organisation, manifest: input.body.manifest), by: caller)
        return Representation(.noContent, .json, [])
    }
}
