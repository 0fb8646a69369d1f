/// The code of an activity or the beginning of one: `10`, `10.7`, `10.71`, `10.71C`, with or without the dot.
struct NafPrefix: LosslessStringConvertible, Hashable, Sendable {
    /// As the index holds it: digits, then the letter in lower case.
    let compact: String

    /// Whether it is the code of one activity.
    var isWhole: Bool { compact.utf8.count == 5 }

    init?(_ text: String) {
        var letters = Array(text.utf8)
        if letters.count > 2, letters[2] == 0x2E { letters.remove(at: 2) }
        guard (2...5).contains(letters.count), letters.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }),
            letters.count < 5 || (0x41...0x5A).contains(letters[4] & 0xDF)
        else { return nil }
        compact = String(decoding: letters, as: UTF8.self).lowercased()
    }

    var description: String { compact }
}
