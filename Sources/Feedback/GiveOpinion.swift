import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Keeps what somebody thinks of the service.
struct GiveOpinion: Command {
    static let operation = Operation(
        .post, "/v1/feedback", id: "giveOpinion", access: .anyone, bodyLimit: 16 << 10)

    struct Input: RequestReadable {
        let useful: Bool?
        let score: Opinion.Score?
        let comment: Opinion.Comment?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let useful: Bool?
                let score: Opinion.Score?
                let comment: Opinion.Comment?
            }
            let body = try request.json(as: Body.self)
            guard body.useful != nil || body.score != nil || body.comment != nil else {
                throw Failure(
                    .invalidBody,
                    Text(
                        fr: "Donnez au moins l'un de « useful », « score », « comment ».",
                        en: "Give at least one of “useful”, “score”, “comment”."))
            }
            useful = body.useful
            score = body.score
            comment = body.comment
        }
    }

    /// An opinion, with the kinds of identifiers that were typed into its words: whoever did is told.
    private struct Given: Encodable {
        let id: Identifier<Opinion>
        let useful: Bool?
        let score: Opinion.Score?
        let comment: Opinion.Comment?
        let createdAt: Timestamp
        let warnings: [String]

        init(_ opinion: Opinion, _ warnings: [String]) {
            id = opinion.id
            useful = opinion.useful
            score = opinion.score
            comment = opinion.comment
            createdAt = opinion.createdAt
            self.warnings = warnings
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let opinion = Opinion(
            id: transaction.identifier(), useful: input.useful, score: input.score, comment: input.comment,
            createdAt: transaction.now)
        try GiveOpinion.keep(opinion, by: caller, in: transaction)
        let warnings = opinion.comment.map { PersonalTraces(in: $0.description).warnings } ?? []
        return Representation(.created, .json, try JSONEncoder.encode(Given(opinion, warnings)))
    }

    /// Keeps an opinion and writes it into the journal.
    static func keep(_ opinion: Opinion, by caller: Caller, in transaction: WriteTransaction) throws {
        try OpinionTable(transaction.connection).insert(opinion)
        try transaction.journal.append(.opinionGiven(opinion), by: caller)
    }
}
