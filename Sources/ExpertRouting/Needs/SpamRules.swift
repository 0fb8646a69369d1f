import Accounts
import JSON
import Kernel

/// What makes a need look like spam, as data; it is held back and shown to whoever keeps the queue, never thrown away.
package struct SpamRules: Sendable {
    private let linksAtMost: Int
    private let domains: Set<String>
    private let words: [String]
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
        words = file.words
    }

    /// Whether words and an address look like spam.
    func match(_ description: String, from address: EmailAddress) -> Bool {
        let text = description.lowercased()
        let links = text.split(separator: "http", omittingEmptySubsequences: false).count - 1
        return links > linksAtMost || domains.contains(String(address.domain)) || words.contains(where: text.contains)
    }
}
