import Database

/// Who may have a ticket in their lists, and who may search its words: numbers of principals, kept in the ticket's own row
/// so that what stands in the lists and in the search is always known and can be taken back.
package struct Audiences: Hashable, Sendable {
    /// The numbers, each with what it opens.
    private(set) var members: [Int: Reach] = [:]

    /// What a principal opens.
    package enum Reach: Character, Sendable {
        /// A line in lists, nothing else.
        case line = "m"
        /// The words that all participants read.
        case words = "a"
        /// Those among agents too.
        case notes = "g"
    }

    /// Nobody.
    package init() {}

    /// Adds a principal, or has it open more.
    mutating func add(_ principal: Int, _ reach: Reach) {
        if let known = members[principal], known == .notes || reach == .line { return }
        members[principal] = reach
    }

    /// In order.
    var principals: [Int] { members.keys.sorted() }

    /// What the search keeps of it, in order: always the same for the same members.
    var searchTokens: String {
        members.filter { $0.value != .line }.sorted { $0.key < $1.key }.map { "\($0.value.rawValue)\($0.key)" }.joined(
            separator: " ")
    }
}

/// Stored as `a12 g55 m7`.
extension Audiences: SQLValue, LosslessStringConvertible {
    package init?(_ description: String) {
        for word in description.split(separator: " ") {
            guard let reach = word.first.flatMap(Reach.init(rawValue:)), let number = Int(word.dropFirst()) else {
                return nil
            }
            members[number] = reach
        }
    }

    package var description: String {
        members.sorted { $0.key < $1.key }.map { "\($0.value.rawValue)\($0.key)" }.joined(separator: " ")
    }
}
