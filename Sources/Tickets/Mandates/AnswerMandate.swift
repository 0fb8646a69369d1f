import Accounts
import Crypto
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// Who follows the signed link of a mandate.
struct MandateLink: RequestReadable {
    let digest: Digest

    init(from request: inout RequestReader) throws(Failure) {
        let secret: String = try request.path("token")
        guard secret.utf8.count == 43 else { throw Failure(.notFound) }
        digest = Digest.blake2b(secret)
    }
}

/// Shows the person what they are asked, and buttons: mail scanners follow links and press nothing.
struct ShowMandateLink: Query {
    static let operation = Operation(
        .get, "/mandates/{token}", id: "showMandateLink", access: .anyone, produces: .html)
    let keeping: TicketKeeping

    func handle(_ input: MandateLink, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let mandate = try MandateTable(connection).find(link: input.digest) else { throw Failure(.notFound) }
        let unit = try Unit.ID(mandate.unit).flatMap { try keeping.directory.unit($0, in: connection) }
        let name = unit?.details.name.description ?? mandate.organisation
        return MandatePage(mandate: mandate, unit: name, now: keeping.clock.now()).question(in: caller.language)
    }
}

/// Takes the person's answer.
struct AnswerMandate: Command {
    static let operation = Operation(
        .post, "/mandates/{token}", id: "answerMandate", access: .anyone, consumes: [.form], produces: .html,
        bodyLimit: 1 << 10)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let link: MandateLink
        let answer: String

        init(from request: inout RequestReader) throws(Failure) {
            link = try MandateLink(from: &request)
            guard let answer = try request.form()["answer"], ["agree", "refuse", "revoke"].contains(answer) else {
                throw Failure(.malformedBody)
            }
            self.answer = answer
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let table = MandateTable(desk.connection)
        guard var mandate = try table.find(link: input.link.digest) else { throw Failure(.notFound) }
        let mandates = MandateDesk(desk: desk)
        if input.answer == "revoke" {
            try mandates.revoke(mandate)
        } else {
            try mandate.answer(input.answer == "agree", at: desk.now)
            try table.save(mandate)
            try mandates.settle(mandate, as: input.answer == "agree" ? "mandate-given" : "mandate-refused")
        }
        return MandatePage.thanks(for: input.answer, in: caller.language)
    }
}

/// Takes a text message that the provider received; the same one again changes nothing.
struct ReceiveSms: Command {
    static let operation = Operation(
        .post, "/v1/sms", id: "receiveSms", access: .granted(roles: [.administrator], scopes: [.smsReceive]),
        bodyLimit: 16 << 10)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            /// The provider's name for the message.
            let id: ShortText
            let from: Telephone
            let text: String
        }

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let isExpected = try MandateDesk(desk: desk).hear(
            input.body.text, from: input.body.from.description, named: input.body.id.description)
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("expected", isExpected)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
