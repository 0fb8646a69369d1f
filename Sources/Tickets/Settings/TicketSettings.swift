import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows what an organisation wants of tickets, and which identifiers it takes.
struct ShowTicketSettings: Query {
    static let operation = Operation(
        .get, "/v1/ticket-settings/{organisation}", id: "showTicketSettings", access: .signedIn)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let organisation: Organisation.Slug

        init(from request: inout RequestReader) throws(Failure) { organisation = try request.path("organisation") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard try keeping.directory.organisation(input.organisation, in: connection) != nil else {
            throw Failure(.notFound)
        }
        return try TicketSettingsDocument(connection: connection).representation(of: input.organisation)
    }
}

/// Sets what an organisation wants of tickets; which numbers of persons it takes is for administrators to say, because a
/// decree does.
struct PutTicketSettings: Command {
    static let operation = Operation(
        .put, "/v1/ticket-settings/{organisation}", id: "putTicketSettings", access: TicketAccess.settings)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let organisation: Organisation.Slug
        let precondition: Precondition
        let body: Body

        struct Body: Decodable, Sendable {
            let needsQualifying: Bool
            let allowsOralMandate: Bool
            let identifiers: [IdentifierRights.Right]?
        }

        init(from request: inout RequestReader) throws(Failure) {
            organisation = try request.path("organisation")
            precondition = try request.precondition()
            body = try request.json(as: Body.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard try keeping.directory.organisation(input.organisation, asOf: transaction.now, in: connection) != nil
        else { throw Failure(.notFound) }
        let isAdministrator = caller.grants(of: .administrator).contains { $0.organisation == nil && $0.zones.isEmpty }
        let isManager = caller.grants(of: .organisationManager).contains {
            $0.organisation == input.organisation.description && $0.unit == nil && $0.zones.isEmpty
        }
        guard isAdministrator || isManager, isAdministrator || input.body.identifiers == nil else {
            throw Failure(.forbidden)
        }
        let table = OrganisationSettings(connection)
        var settings = try table.settings(of: input.organisation)
        try input.precondition.check(settings.version)
        settings.needsQualifying = input.body.needsQualifying
        settings.allowsOralMandate = input.body.allowsOralMandate
        settings.version += 1
        try table.put(settings, of: input.organisation)
        for right in input.body.identifiers ?? [] {
            try IdentifierRights(connection).put(right, of: input.organisation)
        }
        try transaction.journal.append(
            Event(
                "ticket-settings-changed", on: ObjectName(type: "organisation", id: input.organisation.description),
                version: settings.version), by: caller)
        return try TicketSettingsDocument(connection: connection).representation(of: input.organisation)
    }
}

/// What is set for an organisation, as everybody who signed in sees it.
struct TicketSettingsDocument {
    let connection: Connection

    func representation(of organisation: Organisation.Slug) throws -> Representation {
        let settings = try OrganisationSettings(connection).settings(of: organisation)
        var writer = JSONWriter(reserving: 512)
        writer.beginObject()
        writer.member("organisation", organisation)
        writer.member("needsQualifying", settings.needsQualifying)
        writer.member("allowsOralMandate", settings.allowsOralMandate)
        writer.list("identifiers", try IdentifierRights(connection).rights(of: organisation)) { right, writer in
            writer.beginObject()
            writer.member("type", right.type.rawValue)
            writer.member("mayEnter", right.mayEnter)
            writer.member("mayReveal", right.mayReveal)
            writer.endObject()
        }
        writer.member("version", settings.version)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, version: settings.version)
    }
}
