import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Writes an agreement with a partner down; nothing that it gives is shown outside of its days.
struct CreateAgreement: Command {
    static let operation = Operation(
        .post, "/v1/agreements", id: "createAgreement", access: CompanyAccess.administrators)

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            let partner: ShortText
            let organisation: ShortText
            let legalBasis: ShortText
            let purposes: [Purpose]
            let section: SectionCode
            let scopes: [CompanyScope]
            let recipients: ShortText
            let retentionDays: Int
            let startsOn: Day
            let endsOn: Day
            let mapping: DepositMapping
            let isTrial: Bool?
        }

        init(from request: inout RequestReader) throws(Failure) {
            body = try request.json(as: Body.self)
            guard body.endsOn >= body.startsOn else {
                throw .invalid(
                    "/endsOn", "invalid-value",
                    Text(fr: "La fin vient après le début.", en: "The end comes after the start."))
            }
            guard (1...3660).contains(body.retentionDays) else {
                throw .invalid(
                    "/retentionDays", "invalid-value", Text(fr: "De 1 à 3 660 jours.", en: "From 1 to 3,660 days."))
            }
            let names = body.mapping.columns.map(\.to)
            guard (1...50).contains(names.count), Set(names).count == names.count else {
                throw .invalid(
                    "/mapping/columns", "invalid-value",
                    Text(fr: "De 1 à 50 colonnes, de noms différents.", en: "From 1 to 50 columns, of different names.")
                )
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let body = input.body
        let agreement = Agreement(
            id: transaction.identifier(), partner: body.partner.description,
            organisation: body.organisation.description, legalBasis: body.legalBasis.description,
            purposes: Set(body.purposes), section: body.section, scopes: Set(body.scopes),
            recipients: body.recipients.description, retentionDays: body.retentionDays, startsOn: body.startsOn,
            endsOn: body.endsOn, mapping: body.mapping, isTrial: body.isTrial ?? false, check: nil, version: 1)
        try AgreementTable(transaction.connection).put(agreement)
        try transaction.journal.append(
            Event(
                agreement.isTrial ? "company-agreement-tried" : "company-agreement-made",
                on: ObjectName("companyAgreement", agreement.id), version: 1), by: caller)
        var writer = JSONWriter()
        writer.agreement(agreement, on: transaction.now.day)
        var representation = Representation(.created, .json, writer.bytes)
        representation.fields.append(.location, "/v1/agreements")
        return representation
    }
}

extension Purpose: Codable {}

extension JSONWriter {
    /// An agreement as everybody sees it.
    mutating func agreement(_ agreement: Agreement, on day: Day) {
        beginObject()
        member("id", agreement.id.description)
        member("partner", agreement.partner)
        member("organisation", agreement.organisation)
        member("legalBasis", agreement.legalBasis)
        list("purposes", agreement.purposes.map(\.rawValue).sorted())
        member("section", agreement.section.rawValue)
        list("scopes", agreement.scopes.map(\.rawValue).sorted())
        member("recipients", agreement.recipients)
        member("retentionDays", agreement.retentionDays)
        member("startsOn", agreement.startsOn.description)
        member("endsOn", agreement.endsOn.description)
        member("isTrial", agreement.isTrial)
        member("isActive", agreement.isInForce(on: day))
        endObject()
    }
}
