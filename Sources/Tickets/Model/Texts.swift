package import Database
import Kernel
import Territories

/// What a ticket is about, on one line of 1 to 150 characters, without anything that tells a person: it stands in lists and
/// letters.
package struct Subject: TextCodable, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...150, isOneLine: true) else { return nil }
        description = text
    }

    /// The identifiers of persons that were typed into it; it is refused when there are some.
    var traces: [PersonalTraces.Kind] { PersonalTraces(in: description).found.map(\.kind) }
}

/// Words on one line, 1 to 200 characters: a reason, a name.
package struct ShortText: TextCodable, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...200, isOneLine: true) else { return nil }
        description = text
    }
}

/// Words on several lines, 1 to 10,000 characters: a description, a message.
package struct LongText: TextCodable, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...10_000, isOneLine: false) else { return nil }
        description = text
    }

    /// The kinds of identifiers typed into it, each once: people are warned, the text is kept as it is.
    var warnings: [String] {
        let found = Set(PersonalTraces(in: description).found.map(\.kind.rawValue))
        return found.sorted()
    }
}

/// One of the names of a list, in queries as in bodies.
package protocol Choice: RawRepresentable<String>, LosslessStringConvertible, CaseIterable, Sendable {}

extension SQLValue where Self: Choice {
    /// Stored by its name.
    package var datum: SQLDatum { .text(rawValue) }

    package init?(_ column: borrowing SQLColumn) {
        guard let text = String(column) else { return nil }
        self.init(rawValue: text)
    }
}

extension Choice {
    package init?(_ description: String) { self.init(rawValue: description) }
    package var description: String { rawValue }
}
