/// How a local provider behaves: well, unless a test says what it does wrong.
package struct ProviderConduct: Sendable {
    /// The keys that it publishes.
    package var published: [TestKey]
    /// The key that it signs with.
    package var signing: TestKey
    /// Claims of the identity token that are otherwise than they should, as JSON; `nil` leaves one out.
    package var identityClaims: [String: String?] = [:]
    /// Claims about the person, as JSON; `nil` leaves one out.
    package var personClaims: [String: String?] = [:]
    /// Fields of the header of signed tokens.
    package var header: [String: String] = [:]
    /// Makes the identity token of its claims, instead of signing them.
    package var forgeIdentity: (@Sendable (String) -> String)?
    /// Makes the answer about the person, instead of signing it.
    package var forgePerson: (@Sendable (String) -> String)?
    package var personForm = PersonForm.signed
    /// For whom tokens are encrypted.
    package var reader: TestKey?
    package var encryptsIdentity = false
    /// What goes wrong at a path.
    package var faults: [String: Fault] = [:]
    /// Members of the description, as JSON, instead of the right ones.
    package var description: [String: String?] = [:]
    /// Parameters that the browser brings back, instead of the right ones.
    package var returned: [String: String?] = [:]
    package var wantsChallenge = false

    /// How the answer about the person comes.
    package enum PersonForm: Sendable {
        case plain
        case signed
        case encrypted
    }

    /// What goes wrong at a path.
    package enum Fault: Sendable {
        case status(Int)
        case body(String, type: String, status: Int = 200)
        /// Much more than anybody wants.
        case huge
        /// No answer.
        case silence
    }

    /// Good conduct, with one key.
    package init(_ key: TestKey) {
        published = [key]
        signing = key
    }
}
