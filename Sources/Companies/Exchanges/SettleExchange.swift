import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// What the group that was asked does with a question.
struct SettleExchange {
    let companies: Companies

    /// Changes an exchange and tells the two groups.
    func settle(
        _ id: CompanyExchange.ID, _ precondition: Precondition, _ code: StaticString, for caller: Caller,
        in transaction: WriteTransaction, _ change: (inout CompanyExchange) throws -> Void
    ) throws -> ExchangeView {
        let connection = transaction.connection
        var (exchange, isAsked) = try companies.exchange(id, for: caller, in: connection)
        guard isAsked else { throw Failure(.forbidden) }
        try precondition.check(exchange.version)
        try change(&exchange)
        try ExchangeTable(connection).put(exchange)
        let groups = try [exchange.from, exchange.to].compactMap { try GroupTable(connection).find($0) }
        let days =
            ParisTime.day(at: transaction.now).daysSinceEpoch - ParisTime.day(at: exchange.askedAt).daysSinceEpoch
        try transaction.journal.append(
            .exchange(code, exchange, between: groups, details: "{\"days\":\(days)}"), by: caller)
        return ExchangeView(exchange: exchange, isAsked: true, now: transaction.now)
    }
}

/// Takes a question on.
struct AcceptExchange: Command {
    static let operation = Operation(
        .post, "/v1/exchanges/{exchange}/accept", id: "acceptExchange", access: CompanyAccess.agents, consumes: [])
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyExchange.ID
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("exchange")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> ExchangeView {
        try SettleExchange(companies: companies).settle(
            input.id, input.precondition, "company-exchange-accepted", for: caller, in: transaction
        ) { try $0.accept(at: transaction.now) }
    }
}

/// The words that go with a refusal or an answer.
struct ExchangeWords: RequestReadable {
    let id: CompanyExchange.ID
    let precondition: Precondition
    let text: LongText

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable { let text: LongText }
        id = try request.path("exchange")
        precondition = try request.precondition()
        text = try request.json(as: Body.self).text
    }
}

/// Says no to a question, and why.
struct DeclineExchange: Command {
    static let operation = Operation(
        .post, "/v1/exchanges/{exchange}/decline", id: "declineExchange", access: CompanyAccess.agents)
    let companies: Companies

    func handle(_ input: ExchangeWords, for caller: Caller, in transaction: WriteTransaction) throws -> ExchangeView {
        try SettleExchange(companies: companies).settle(
            input.id, input.precondition, "company-exchange-declined", for: caller, in: transaction
        ) { try $0.decline(input.text, at: transaction.now) }
    }
}

/// Answers a question.
struct AnswerExchange: Command {
    static let operation = Operation(
        .post, "/v1/exchanges/{exchange}/answer", id: "answerExchange", access: CompanyAccess.agents)
    let companies: Companies

    func handle(_ input: ExchangeWords, for caller: Caller, in transaction: WriteTransaction) throws -> ExchangeView {
        try SettleExchange(companies: companies).settle(
            input.id, input.precondition, "company-exchange-answered", for: caller, in: transaction
        ) { try $0.answer(input.text, at: transaction.now) }
    }
}
