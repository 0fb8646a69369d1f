import Kernel

/// A letter that was posted, and what became of it.
struct OutboxLetter: Sendable {
    let id: Identifier<OutboxLetter>
    let kind: String
    let object: String
    let step: String
    let language: Language
    let state: State
    let createdAt: Timestamp
    /// When it is tried next; of no meaning once it is settled.
    let dueAt: Timestamp
    let expiresAt: Timestamp?
    let settledAt: Timestamp?
    /// How often it was tried in vain.
    let attempts: Int
    /// Why it was not sent, in kebab-case.
    let reason: String?
    /// Whether it waits for the day's digest.
    let isForDigest: Bool
    /// Whom it is for: erased some time after it was settled, as is the link as soon as it was sent.
    let address: String?
    let name: String?
    let link: String?
    /// What proves, with the letter's name, that one click may end such letters; `nil` for those that were asked for.
    let unsubscribeToken: String?

    /// What became of a letter.
    enum State: String, CaseIterable, LosslessStringConvertible, Codable, Sendable {
        case waiting
        case sent
        /// It was refused for good, or tried long enough.
        case dead
        /// It told nothing any more.
        case expired
        /// The recipient does not want such letters.
        case unwanted

        init?(_ description: String) { self.init(rawValue: description) }
        var description: String { rawValue }
    }
}
