import Database
import Kernel
private import Synchronization

/// Keeps the address book of today in memory, and brings it up to date when the database says that it changed: what
/// changed is read again, not the whole.
final class BookShelf: Sendable {
    private let ruleSet: RuleSet
    private let clock: Clock
    /// The latest last. Several, because a reader may still see the state before the latest change.
    private let kept = Mutex<[KeptBook]>([])
    private let past = Mutex<[KeptBook]>([])
    /// Who brings the book up to date; the others wait for the same.
    private let turn = Mutex<Void>(())

    /// How many books are kept; they share what is the same.
    private static let limit = 4

    init(ruleSet: RuleSet, clock: Clock) {
        self.ruleSet = ruleSet
        self.clock = clock
    }

    /// The book as it is now.
    func book(in connection: Connection) throws -> AddressBook {
        let mark = try BookMark.latest(in: connection)
        // Read after the state was fixed: nothing that this state holds is later.
        let now = clock.now()
        if let found = find(mark, at: now) { return found }
        return try turn.withLock { _ in
            if let found = find(mark, at: now) { return found }
            let fresh = try upToDate(mark, at: now, in: connection)
            kept.withLock { kept in
                kept.append(fresh)
                if kept.count > BookShelf.limit { kept.removeFirst() }
            }
            return fresh.book
        }
    }

    private func find(_ mark: BookMark, at now: Timestamp) -> AddressBook? {
        kept.withLock { $0.last { $0.mark == mark && now < $0.until }?.book }
    }

    /// The book as it was, or will be, at an instant.
    func book(at instant: Timestamp, in connection: Connection) throws -> AddressBook {
        let mark = try BookMark.latest(in: connection)
        if let found = past.withLock({ $0.first { $0.mark == mark && $0.instant == instant } }) { return found.book }
        let book = try BookReader(connection, at: instant, ruleSet: ruleSet).read()
        past.withLock { past in
            past.append(KeptBook(book: book, mark: mark, instant: instant, until: instant, absent: [:]))
            if past.count > BookShelf.limit { past.removeFirst() }
        }
        return book
    }

    /// The book as a transaction that may never be kept sees it, at an instant that is not past.
    func draftBook(at instant: Timestamp, in connection: Connection) throws -> AddressBook {
        try upToDate(BookMark.latest(in: connection), at: instant, in: connection).book
    }

    /// Starts from the latest book of which all that changed since is known; reads everything when there is none.
    private func upToDate(_ mark: BookMark, at instant: Timestamp, in connection: Connection) throws -> KeptBook {
        let update = BookUpdate(connection, at: instant, ruleSet: ruleSet)
        for old in kept.withLock(\.self).reversed() where old.mark.number <= mark.number && old.instant <= instant {
            guard try old.mark.isKnown(in: connection) else { continue }
            if let fresh = try update.apply(to: old, upTo: mark) { return fresh }
            break
        }
        return try update.whole(mark)
    }
}
