import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Lists the categories of tickets.
struct ListCategories: Query {
    static let operation = Operation(.get, "/v1/ticket-categories", id: "listTicketCategories", access: .signedIn)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let categories = try CategoryTable(connection).all()
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        writer.list("items", categories) { category, writer in
            category.write(in: caller.language, to: &writer)
        }
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

/// Adds a category, or changes it.
struct PutCategory: Command {
    static let operation = Operation(
        .put, "/v1/ticket-categories/{category}", id: "putTicketCategory", access: .granted(roles: [.administrator]))
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let category: CategoryTable.Category

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let prefix: ShortText
                let name: ShortText
                let englishName: ShortText
                let position: Int
            }
            let code = try request.path("category", as: CategoryCode.self)
            let body = try request.json(as: Body.self)
            let prefix = body.prefix.description
            guard prefix.utf8.count == 3, prefix.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw Failure.invalid("/prefix", "form", Text(fr: "Trois capitales.", en: "Three capital letters."))
            }
            category = CategoryTable.Category(
                code: code.description, prefix: prefix,
                name: Text(fr: body.name.description, en: body.englishName.description), position: body.position)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try CategoryTable(transaction.connection).put(input.category)
        try transaction.journal.append(
            Event("ticket-category-changed", on: ObjectName(type: "ticketCategory", id: input.category.code)),
            by: caller)
        var writer = JSONWriter()
        input.category.write(in: caller.language, to: &writer)
        return Representation(.ok, .json, writer.bytes)
    }
}

extension CategoryTable.Category {
    fileprivate func write(in language: Language, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code)
        writer.member("prefix", prefix)
        writer.member("name", name(in: language))
        writer.endObject()
    }
}

/// Says which unit of an organisation gets the tickets of a category, in a departement or everywhere.
struct PutTicketRule: Command {
    static let operation = Operation(
        .put, "/v1/ticket-categories/{category}/rule", id: "putTicketRule", access: TicketAccess.settings)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let category: CategoryCode
        let body: Body

        struct Body: Decodable, Sendable {
            let organisation: Organisation.Slug
            let departement: Departement.Code?
            let unit: Unit.ID?
        }

        init(from request: inout RequestReader) throws(Failure) {
            category = try request.path("category")
            body = try request.json(as: Body.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let body = input.body
        _ = try CategoryTable(connection).existing(input.category)
        guard OrganisationRights(caller: caller).manages(body.organisation.description) else {
            throw Failure(.forbidden)
        }
        let area = body.departement?.description ?? ""
        if let name = body.unit {
            guard let unit = try keeping.directory.unit(name, asOf: transaction.now, in: connection),
                unit.organisation == body.organisation
            else { throw Failure.invalid("/unit", "not-theirs", OpeningText.doesNotCover) }
            try connection.run(
                """
                INSERT INTO ticketRule (category, organisation, departement, unit)
                VALUES (\(input.category.description), \(body.organisation), \(area), \(unit.id))
                ON CONFLICT (category, organisation, departement) DO UPDATE SET unit = excluded.unit
                """)
        } else {
            try connection.run(
                """
                DELETE FROM ticketRule WHERE category = \(input.category.description)
                    AND organisation = \(body.organisation) AND departement = \(area)
                """)
        }
        try transaction.journal.append(
            Event("ticket-rule-changed", on: ObjectName(type: "ticketCategory", id: input.category.description)),
            by: caller)
        return Representation(.noContent, .json, [])
    }
}
