import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Writes a note of one's group about a company, or one of its establishments; kept two years.
struct WriteNote: Command {
    static let operation = Operation(
        .post, "/v1/companies/{siren}/notes", id: "writeCompanyNote", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siren: Siren
        let siret: Siret?
        let group: CompanyGroup.ID?
        let text: LongText

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let text: LongText
                let siret: Siret?
                let group: CompanyGroup.ID?
            }
            let siren: Siren = try request.path("siren")
            let body = try request.json(as: Body.self)
            if let siret = body.siret, siret.siren != siren { throw .unnamedCompany }
            (self.siren, siret, group, text) = (siren, body.siret, body.group, body.text)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let clearance = try companies.clearance(of: caller, in: connection)
        guard try CompanyTable(connection).fingerprint(of: input.siren.stored) != nil else { throw Failure(.notFound) }
        let note = CompanyNote(
            id: transaction.identifier(), group: try clearance.group(input.group), siren: input.siren,
            siret: input.siret, text: input.text, author: clearance.account ?? "", writtenAt: transaction.now)
        try CompanyNoteTable(connection).insert(note)
        try transaction.journal.append(
            Event("company-note-written", on: ObjectName("companyNote", note.id)), by: caller)
        var writer = JSONWriter()
        writer.note(note, ["delete"])
        return Representation(.created, .json, writer.bytes)
    }
}

extension Clearance {
    /// The group for which somebody speaks: the one named, or the only one.
    ///
    /// - Throws: `forbidden` when they are in none or not in that one, `invalid-body` when they are in several and name none.
    func group(_ named: CompanyGroup.ID?) throws(Failure) -> CompanyGroup.ID {
        let own = memberships.map(\.group)
        guard let group = named ?? own.first, own.contains(group) else { throw Failure(.forbidden) }
        guard named != nil || own.count == 1 else { throw .unnamedGroup }
        return group
    }
}

extension Failure {
    /// A body of somebody in several groups that does not say for which.
    static let unnamedGroup = Failure.invalid(
        "/group", "required", Text(fr: "Dites pour lequel de vos groupes.", en: "Say for which of your groups."))
}
