import Database
package import Kernel

/// What a person lets an aidant do for them: so long, and to unblock this.
package struct Mandate: Sendable {
    package let id: Identifier<Mandate>
    package internal(set) var version: Int
    let type: Kind
    var state: State
    let account: String
    let unit: String
    let organisation: String
    let person: Person
    /// What it is good for, in the person's words or the aidant's.
    let scope: String
    /// Why it is oral.
    let reason: String?
    /// The paper, as a file that was sent.
    let proof: String?
    /// The number of the ticket that it serves.
    var ticket: Int?
    let createdAt: Timestamp

    /// How the person agrees.
    enum Kind: String, Choice, Codable, SQLValue {
        /// Signed by hand; the unit keeps it.
        case paper
        /// Read and answered behind a signed link.
        case digital
        /// Answered by text message.
        case sms
        /// Said; only where the organisation of the aidant allows it, and with a reason.
        case oral
    }

    /// What became of it.
    enum State: Hashable, Sendable {
        case pending
        case valid(since: Timestamp, until: Timestamp)
        case refused
        case revoked(since: Timestamp, until: Timestamp, at: Timestamp)
    }

    /// Who gives it.
    struct Person: Hashable, Sendable {
        let firstName: String
        let lastName: String
        let birthDate: String
        let phone: String?
        let email: String?
    }
}

extension Mandate {
    /// How long it holds, in days.
    static let days = 365

    /// What it is called now.
    func stateName(at now: Timestamp) -> String {
        switch state {
        case .pending: "pending"
        case .valid(_, let until): now < until ? "valid" : "expired"
        case .refused: "refused"
        case .revoked: "revoked"
        }
    }

    /// Whether it lets anything be done now.
    func isValid(at now: Timestamp) -> Bool { stateName(at: now) == "valid" }

    /// The person agrees, or refuses.
    ///
    /// - Throws: `mandate-settled` when they have answered.
    mutating func answer(_ agrees: Bool, at now: Timestamp) throws(Failure) {
        guard state == .pending else { throw Failure(.mandateSettled) }
        state = agrees ? .valid(since: now, until: Mandate.end(from: now)) : .refused
        version += 1
    }

    /// The person takes it back.
    ///
    /// - Throws: `mandate-settled` when there is nothing to take back.
    mutating func revoke(at now: Timestamp) throws(Failure) {
        guard case .valid(let since, let until) = state, now < until else { throw Failure(.mandateSettled) }
        state = .revoked(since: since, until: until, at: now)
        version += 1
    }

    /// When one that begins now ends.
    static func end(from now: Timestamp) -> Timestamp { now.adding(seconds: Int64(days) * 86_400) }
}
