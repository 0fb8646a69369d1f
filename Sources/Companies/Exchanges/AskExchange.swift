import Database
import Endpoints
import HTTP
import Journal
import Kernel
import Territories
import WorkingTime

/// Asks another service about a company; without a day, the answer is due in ten working days.
struct AskExchange: Command {
    static let operation = Operation(.post, "/v1/exchanges", id: "askExchange", access: CompanyAccess.agents)
    let companies: Companies
    private static let workedDays = 10

    struct Input: RequestReadable {
        let group: CompanyGroup.ID?
        let to: CompanyGroup.ID
        let siren: Siren
        let siret: Siret?
        let question: LongText
        let dueOn: Day?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let group: CompanyGroup.ID?
                let toGroup: CompanyGroup.ID
                let siren: Siren?
                let siret: Siret?
                let question: LongText
                let dueOn: Day?
            }
            let body = try request.json(as: Body.self)
            guard let siren = body.siren ?? body.siret?.siren, body.siret.map({ $0.siren == siren }) ?? true else {
                throw .unnamedCompany
            }
            (group, to, siret, question, dueOn) = (body.group, body.toGroup, body.siret, body.question, body.dueOn)
            self.siren = siren
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> ExchangeView {
        let connection = transaction.connection
        let clearance = try companies.clearance(of: caller, in: connection)
        let from = try clearance.group(input.group)
        guard let to = try GroupTable(connection).find(input.to), to.isInForce(on: companies.today), to.id != from,
            let asking = try GroupTable(connection).find(from)
        else {
            throw Failure.invalid(
                "/toGroup", "unknown-group",
                Text(fr: "Ce groupe ne peut pas être interrogé.", en: "This group cannot be asked."))
        }
        let due =
            input.dueOn ?? BusinessCalendar().instant(AskExchange.workedDays, workedDaysAfter: transaction.now).day
        guard due >= companies.today else {
            throw Failure.invalid("/dueOn", "in-the-past", Text(fr: "Ce jour est passé.", en: "This day is over."))
        }
        let exchange = CompanyExchange(
            id: transaction.identifier(), siren: input.siren, siret: input.siret, from: from, to: to.id,
            question: input.question, dueOn: due, state: .asked, version: 1, askedBy: clearance.account ?? "",
            askedAt: transaction.now)
        try ExchangeTable(connection).put(exchange)
        try transaction.journal.append(
            .exchange("company-exchange-asked", exchange, between: [asking, to]), by: caller)
        return ExchangeView(exchange: exchange, isAsked: false, now: transaction.now, status: .created)
    }
}

extension Event {
    /// Something happened to an exchange, which the two organisations may learn.
    static func exchange(
        _ code: StaticString, _ exchange: CompanyExchange, between groups: [CompanyGroup], details: String? = nil
    ) -> Event {
        Event(
            code, on: ObjectName("companyExchange", exchange.id), version: exchange.version, details: details,
            audience: Set(groups.map { Audience(organisation: $0.organisation) }))
    }
}
