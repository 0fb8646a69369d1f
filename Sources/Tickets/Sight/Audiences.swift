import Database

/// Who may have a ticket in their lists, and who may search its words: numbers of principals, kept in the ticket's own row
/// so that what stands in the lists and in the search is always known and can be taken back.
package struct Audiences: Hashable, Sendable {
    /// In the order of their numbers.
    private var members: [Member] = []

    private struct Member: Hashable {
        let principal: Int
        var reach: Reach
    }

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
        guard let place = members.firstIndex(where: { $0.principal >= principal }) else {
            return members.append(Member(principal: principal, reach: reach))
        }
        guard members[place].principal == principal else {
            return members.insert(Member(principal: principal, reach: reach), at: place)
        }
        if members[place].reach != .notes, reach != .line { members[place].reach = reach }
    }

    /// In order.
    var principals: [Int] { members.map(\.principal) }

    /// What the search keeps of it, in order: always the same for the same members.
    var searchTokens: String { Audiences.written(members.filter { $0.reach != .line }) }

    private static func written(_ members: [Member]) -> String {
        var text = ""
        for member in members {
            if !text.isEmpty { text.append(" ") }
            text.append(member.reach.rawValue)
            text += String(member.principal)
        }
        return text
    }
}

/// Stored as `a12 g55 m7`.
extension Audiences: SQLValue, LosslessStringConvertible {
    package init?(_ description: String) {
        for word in description.split(separator: " ") {
            guard let reach = word.first.flatMap(Reach.init(rawValue:)), let number = Int(word.dropFirst()) else {
                return nil
            }
            add(number, reach)
        }
    }

    package var description: String { Audiences.written(members) }
}
