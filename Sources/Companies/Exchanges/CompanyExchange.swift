import Kernel
import Territories

/// A question of one service to another about a company; the two groups see it, nobody else.
struct CompanyExchange: Sendable {
    typealias ID = Identifier<CompanyExchange>

    let id: ID
    let siren: Siren
    let siret: Siret?
    let from: CompanyGroup.ID
    let to: CompanyGroup.ID
    let question: LongText
    let dueOn: Day
    var state: State
    var version: Int
    let askedBy: String
    let askedAt: Timestamp

    /// How far it is.
    enum State: Hashable, Sendable {
        case asked
        case accepted(at: Timestamp)
        case declined(at: Timestamp, reason: LongText)
        case answered(at: Timestamp, answer: LongText)

        var name: String {
            switch self {
            case .asked: "asked"
            case .accepted: "accepted"
            case .declined: "declined"
            case .answered: "answered"
            }
        }

        var settledAt: Timestamp? {
            switch self {
            case .asked: nil
            case .accepted(let at), .declined(let at, _), .answered(let at, _): at
            }
        }

        var text: LongText? {
            switch self {
            case .asked, .accepted: nil
            case .declined(_, let text), .answered(_, let text): text
            }
        }
    }

    /// What the service that was asked may do next.
    var actions: [String] {
        switch state {
        case .asked: ["accept", "decline", "answer"]
        case .accepted: ["decline", "answer"]
        case .declined, .answered: []
        }
    }

    /// Takes it on.
    mutating func accept(at now: Timestamp) throws(Failure) { try move("accept", to: .accepted(at: now)) }

    /// Says no, and why.
    mutating func decline(_ reason: LongText, at now: Timestamp) throws(Failure) {
        try move("decline", to: .declined(at: now, reason: reason))
    }

    /// Answers.
    mutating func answer(_ answer: LongText, at now: Timestamp) throws(Failure) {
        try move("answer", to: .answered(at: now, answer: answer))
    }

    private mutating func move(_ action: String, to next: State) throws(Failure) {
        guard actions.contains(action) else {
            throw Failure(
                .exchangeSettled, Text(fr: "État présent : \(state.name).", en: "Present state: \(state.name)."))
        }
        state = next
        version += 1
    }
}
