import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Follows a company or an establishment: what changes is told by mail, every day or every Monday, when there is something. The same
/// again changes the rhythm.
struct FollowCompany: Command {
    static let operation = Operation(
        .post, "/v1/company-follow-ups", id: "followCompany", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siren: Siren
        let siret: Siret?
        let rhythm: CompanyFollowUp.Rhythm

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let siren: Siren?
                let siret: Siret?
                let rhythm: CompanyFollowUp.Rhythm
            }
            let body = try request.json(as: Body.self)
            guard let siren = body.siren ?? body.siret?.siren, body.siret.map({ $0.siren == siren }) ?? true else {
                throw .unnamedCompany
            }
            (self.siren, siret, rhythm) = (siren, body.siret, body.rhythm)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let fingerprint =
            if let siret = input.siret { try EstablishmentTable(connection).fingerprint(of: siret.stored) } else {
                try CompanyTable(connection).fingerprint(of: input.siren.stored)
            }
        guard fingerprint != nil else { throw Failure(.notFound) }
        var following = try Following(transaction, for: caller)
        guard let (followUp, isNew) = try following.follow(input.siren, input.siret, input.rhythm) else {
            throw Failure.invalid("", "too-many", Text(fr: "500 suivis au plus.", en: "500 follow-ups at most."))
        }
        var writer = JSONWriter()
        try followUp.write(into: &writer, changes: 0, CompanyFollowUpTable(connection))
        var representation = Representation(isNew ? .created : .ok, .json, writer.bytes)
        if isNew { representation.fields.append(.location, "/v1/company-follow-ups/\(followUp.id)") }
        return representation
    }
}

extension Failure {
    /// A body that does not say of which company it speaks.
    static let unnamedCompany = Failure.invalid(
        "/siren", "required", Text(fr: "Dites de quelle entreprise.", en: "Say which company."))
}
