package import Crypto
package import Kernel

/// What a link in a letter lets its holder do, without a session: signed, so that nobody makes one; bounded in time.
package struct SignedLink: Sendable, Equatable {
    package let action: Action
    package let object: String
    /// The last day on which it is good.
    package let until: Day

    /// What it is for.
    package enum Action: String, Sendable {
        /// Extend, fill or cancel the offers of an employer that end.
        case endingOffers = "ending"
        /// Consent as a legal representative.
        case consent
        /// Read the meetings of an account.
        case calendar
    }

    /// A link to something.
    package init(action: Action, object: String, until: Day) {
        self.action = action
        self.object = object
        self.until = until
    }

    /// Its text, for an address.
    package func token(_ keys: KeyRing) -> String {
        let message = Array("\(action.rawValue)|\(object)|\(until)|\(keys.newest)".utf8)
        return Base64URL.text(message) + "." + Base64URL.text(SignedLink.code(message, keys, keys.newest) ?? [])
    }

    /// Reads a text that this service made; `nil` for every other.
    package init?(_ token: String, _ keys: KeyRing) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let message = Base64URL.bytes(String(parts[0])),
            let code = Base64URL.bytes(String(parts[1]))
        else { return nil }
        let words = String(decoding: message, as: UTF8.self).split(separator: "|").map(String.init)
        guard words.count == 4, let number = UInt32(words[3]), let expected = SignedLink.code(message, keys, number),
            ConstantTime.areEqual(code, expected), let action = Action(rawValue: words[0]), let until = Day(words[2])
        else { return nil }
        self.init(action: action, object: words[1], until: until)
    }

    private static func code(_ message: [UInt8], _ keys: KeyRing, _ number: UInt32) -> [UInt8]? {
        keys.code(for: message, purpose: "apprenticeship link", key: number)
    }
}
