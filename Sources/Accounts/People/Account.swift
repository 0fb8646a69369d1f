package import Kernel

/// A person who uses the service by name.
package struct Account: Sendable {
    package let id: Identifier<Account>
    package var name: PlainLine
    /// `nil` for somebody who came through a provider that gave none, and once erased.
    package var email: EmailAddress?
    package var phone: PhoneNumber?
    package var jobTitle: PlainLine?
    package var language: Language
    package var state: State
    package var terms: Terms?
    package var lastActivityAt: Timestamp?
    package let createdAt: Timestamp
    package var version: Int
    /// What the person obtained of those who keep their data.
    package var limits: [ProcessingLimit] = []

    /// Where an account stands.
    package enum State: String, Sendable {
        /// Made by somebody else; the person has not signed in yet.
        case invited
        case active
        case suspended
        /// What was personal is gone; the name stays in histories.
        case erased
    }

    /// The conditions that the person accepted.
    package struct Terms: Sendable {
        package let version: String
        package let acceptedAt: Timestamp
    }

    /// A new account.
    init(
        id: Identifier<Account>, name: PlainLine, email: EmailAddress?, language: Language, state: State,
        createdAt: Timestamp
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.language = language
        self.state = state
        self.createdAt = createdAt
        version = 1
    }

    /// Whether the person may sign in.
    package var maySignIn: Bool { state == .invited || state == .active }

    /// Keeps the person out until somebody resumes the account.
    package mutating func suspend() throws(Failure) {
        guard maySignIn else { throw Failure(.accountNotActive) }
        state = .suspended
        version += 1
    }

    /// Lets the person in again.
    package mutating func resume() throws(Failure) {
        guard state == .suspended else { throw Failure(.accountNotSuspended) }
        state = .active
        version += 1
    }
}
