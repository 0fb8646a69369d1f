import Crypto
import Database
import Kernel
import TestDatabases
import Testing

@testable import Journal

/// What is said of persons goes when they ask; the rest stays, and still holds.
@Suite struct `Erasing in the journal` {
    private let person = ObjectName(type: "person", id: "7")

    @Test func `takes who and what, of one object, from the entries and from the file`() throws {
        let journal = try TemporaryJournal()
        try journal.append(2, on: person, details: #"{"town":"unforgettable"}"#)
        try journal.seal()
        #expect(try !TestDatabase.isSQLite || journal.fileHolds("unforgettable"))
        let erased = try journal.database.writer.write { try $0.journal.erase(on: ObjectName(type: "person", id: "7")) }
        #expect(erased == 2)
        let history = try journal.history(person)
        #expect(history.count == 2 && history.allSatisfy { $0.isErased && $0.author == nil && $0.details == nil })
        #expect(history.allSatisfy { $0.code == "thing-changed" && $0.request == nil })
        #expect(try journal.history().allSatisfy { !$0.isErased })
        let report = try journal.report()
        #expect(report.faults.isEmpty && report.erasedEntries == 2)
        // Brings what is in the log into the file.
        journal.database.close()
        #expect(try !TestDatabase.isSQLite || !journal.fileHolds("unforgettable"))
    }

    @Test func `takes who and what, of all that a person did`() throws {
        let journal = try TemporaryJournal()
        try journal.append(2, by: .account("unforgettable"))
        try journal.append(1, by: .key("unforgettable"))
        let author = Author.account("unforgettable")
        #expect(try journal.database.writer.write { try $0.journal.erase(by: author) } == 2)
        #expect(try journal.database.writer.write { try $0.journal.erase(by: author) } == 0)
        #expect(try journal.database.writer.write { try $0.journal.erase(by: .owner) } == 0)
        #expect(try journal.history().filter(\.isErased).map(\.number) == [13, 12])
        #expect(try journal.report().faults.isEmpty)
    }

    @Test func `leaves nothing by which what was erased could be put back as something else`() throws {
        let journal = try TemporaryJournal()
        #expect(try journal.database.writer.write { try $0.journal.erase(on: TemporaryJournal.object) } == 11)
        try journal.tamper("UPDATE journalEntry SET author = 'eve', salt = zeroblob(16) WHERE number = 5")
        #expect(try journal.report().faults == [JournalFault(.entryAltered, 5)])
    }
}

/// The journal is kept for a time, then it goes on from an anchor.
@Suite struct `Letting go of old entries` {
    @Test func `happens a segment at a time, and the rest holds`() throws {
        let journal = try TemporaryJournal()
        #expect(try !journal.dropOldest())
        journal.wait(days: 366)
        try journal.append(2)
        try journal.seal()
        for left in [13, 10, 7] {
            #expect(try journal.history().count == left)
            #expect(try journal.report().faults.isEmpty)
            #expect(try journal.dropOldest())
        }
        #expect(try !journal.dropOldest(), "the last segment is young")
        #expect(try journal.history().map(\.number) == [13, 12, 11, 10])
        let report = try journal.report()
        #expect(report.faults.isEmpty && report.segments == 1 && report.entries == 4)
    }

    @Test func `is found when it was not the service's doing`() throws {
        let journal = try TemporaryJournal()
        try journal.dropOldest(keptForDays: 0)
        #expect(try journal.report().faults == [JournalFault(.droppedTooEarly, 1...3)])
        journal.wait(days: 366)
        #expect(try journal.report().faults.isEmpty)
        try journal.tamper("UPDATE journalSegment SET digest = zeroblob(32) WHERE number = 1")
        #expect(try journal.report().faults == [JournalFault(.chainBroken, 2)])
        try journal.tamper("DELETE FROM journalSegment WHERE number = 1")
        #expect(try journal.report().faults.first == JournalFault(.segmentsMissing, 1))
    }
}

extension TemporaryJournal {
    /// Whether the file or its log holds a text anywhere.
    func fileHolds(_ text: String) throws -> Bool {
        let file = try #require(File.read(folder + "/db.sqlite"))
        // There is no log once the database is closed.
        let log = File.read(folder + "/db.sqlite-wal") ?? []
        return [file, log].contains { String(decoding: $0, as: UTF8.self).contains(text) }
    }
}
