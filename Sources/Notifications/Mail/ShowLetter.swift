import Database
import Endpoints
import HTTP
import Kernel

/// Shows the owner one letter as its recipient reads it.
struct ShowLetter: Query {
    static let operation = Operation(.get, "/v1/owner/outbox/{letter}", id: "showLetter", access: .owner)

    let writing: LetterWriting

    struct Input: RequestReadable {
        let letter: Identifier<OutboxLetter>

        init(from request: inout RequestReader) throws(Failure) { letter = try request.path("letter") }
    }

    /// A letter with its words; without them once its recipient was forgotten or its link has gone.
    struct Output: JSONRepresentable {
        let letter: ListOutbox.Line
        let object: String
        let step: String
        let name: String?
        let subject: String?
        let text: String?
        let unsubscribe: String?
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Output {
        guard let letter = try OutboxTable(connection).letter(input.letter) else { throw Failure(.notFound) }
        let page = writing.page(of: [letter])
        return Output(
            letter: ListOutbox.Line(letter), object: letter.object, step: letter.step, name: letter.name,
            subject: page?.subject, text: page?.text, unsubscribe: writing.unsubscribeAddress(of: letter))
    }
}
