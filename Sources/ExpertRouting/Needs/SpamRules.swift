import Accounts
import JSON
import Kernel

/// What makes a need look like spam, as data; it is held back and shown to whoever keeps the queue, never thrown away.
package struct SpamRules: Sendable {
    private let linksAtMost: Int
    private let domains: Set<String>
    /// In the bytes of their lower case.
    private let words: [[UInt8]]
    /// How many needs one address may open in a day.
    let needsADay: Int

    /// Reads `spam.json`.
    ///
    /// - Throws: `RoutingDataError` when it is not what is expected.
    package init(path: String) throws {
        struct File: Decodable {
            let linksAtMost: Int
            let needsADay: Int
            let domains: [String]
            let words: [String]
        }
        let file = try RoutingDataError.reading(path) { try JSONDecoder.decode(File.self, from: JSONTape($0)) }
        linksAtMost = file.linksAtMost
        needsADay = file.needsADay
        domains = Set(file.domains)
        words = file.words.map { Array($0.lowercased().utf8) }
    }

    /// Whether words and an address look like spam.
    func match(_ description: String, from address: EmailAddress) -> Bool {
        let text = Array(description.lowercased().utf8)
        return SpamRules.count(of: Array("http".utf8), in: text, atMost: linksAtMost + 1) > linksAtMost
            || domains.contains(String(address.domain))
            || words.contains { SpamRules.count(of: $0, in: text, atMost: 1) > 0 }
    }

    /// How often a word stands in a text, counted no further than so many times. Bytes, because the one writer reads every
    /// description that comes.
    private static func count(of word: [UInt8], in text: [UInt8], atMost limit: Int) -> Int {
        guard let first = word.first, text.count >= word.count else { return 0 }
        var (count, place) = (0, 0)
        while place <= text.count - word.count, count < limit {
            if text[place] == first, text[place..<place + word.count].elementsEqual(word) {
                count += 1
                place += word.count
            } else {
                place += 1
            }
        }
        return count
    }
}
