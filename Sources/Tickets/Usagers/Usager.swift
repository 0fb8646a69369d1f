import Kernel
import Territories

/// The person whose affairs are blocked; never a user of the service.
struct Usager: Codable, Hashable, Sendable {
    var firstName: PersonName
    var lastName: PersonName
    var birthName: PersonName?
    var birthDate: BirthDate
    var contact: Contact?

    /// How they are reached.
    struct Contact: Codable, Hashable, Sendable {
        var phone: ShortText?
        var email: ShortText?
        var address: ShortText?
    }
}

/// A name of a person: 1 to 100 characters, without digits or control characters.
struct PersonName: TextCodable, Hashable {
    let description: String

    init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...100, isOneLine: true),
            !text.unicodeScalars.contains(where: { $0.properties.numericType != nil }),
            text.contains(where: \.isLetter)
        else { return nil }
        description = text
    }
}

/// When somebody was born, as far as it is known: `1958`, `1958-07` or `1958-07-14`.
struct BirthDate: TextCodable, Hashable {
    let description: String

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let padded = text + ["-01-01", "-01", ""][min(max(parts.count, 1), 3) - 1]
        guard (1...3).contains(parts.count), let day = Day(padded), (1880...2200).contains(day.year) else {
            return nil
        }
        description = text
    }

    /// The year, which is what everybody knows.
    var year: Substring { description.prefix(4) }
}
