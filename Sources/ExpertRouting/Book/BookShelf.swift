import Database
import Kernel
private import Synchronization

/// Keeps the address book of today in memory, and reads it again when the database says that it changed.
///
/// Every change of what selection depends on gives the database a new revision, at random, so that a revision of a
/// transaction that failed never comes back for something else.
final class BookShelf: Sendable {
    private let ruleSet: RuleSet
    private let current = Mutex<Kept?>(nil)
    private let past = Mutex<[Kept]>([])

    /// How many books of past instants are kept: replays and explanations ask the same one again and again.
    private static let pastLimit = 4

    init(ruleSet: RuleSet) { self.ruleSet = ruleSet }

    private struct Kept: Sendable {
        let book: AddressBook
        let revision: Int64
        let from: Timestamp
        let until: Timestamp
    }

    /// The book as it is now.
    func book(at now: Timestamp, in connection: Connection) throws -> AddressBook {
        let revision = try self.revision(in: connection)
        let kept = current.withLock(\.self)
        if let kept, kept.revision == revision, now >= kept.from, now < kept.until { return kept.book }
        var reader = BookReader(connection, at: now, ruleSet: ruleSet)
        let (book, until) = try reader.read()
        current.withLock { $0 = Kept(book: book, revision: revision, from: now, until: until) }
        return book
    }

    /// The book as it was at an instant.
    func pastBook(at instant: Timestamp, in connection: Connection) throws -> AddressBook {
        let revision = try self.revision(in: connection)
        if let kept = past.withLock({ $0.first { $0.revision == revision && $0.from == instant } }) {
            return kept.book
        }
        var reader = BookReader(connection, at: instant, ruleSet: ruleSet)
        let (book, until) = try reader.read()
        past.withLock { past in
            past.append(Kept(book: book, revision: revision, from: instant, until: until))
            if past.count > BookShelf.pastLimit { past.removeFirst() }
        }
        return book
    }

    /// The book as a transaction that may never be kept sees it.
    func draftBook(at instant: Timestamp, in connection: Connection) throws -> AddressBook {
        var reader = BookReader(connection, at: instant, ruleSet: ruleSet)
        return try reader.read().book
    }

    private func revision(in connection: Connection) throws -> Int64 {
        try connection.value("SELECT revision FROM routingRevision WHERE id = 1") ?? 0
    }
}
