import Crypto
import Database
import Endpoints
import Foundation
import HTTP
import Journal
import Kernel
import Testing

@testable import Attachments

/// Files on the disk and rows in the database say the same, whatever happens between.
@Suite struct `Keeping files` {
    private let files: TemporaryFiles
    private let thing = ObjectName(type: "thing", id: "1")

    init() throws { files = try TemporaryFiles() }

    @Test func `seals them under names that prove them`() throws {
        let content = Array("%PDF-1.7 unforgettable".utf8) + [UInt8](repeating: 0x41, count: 200_000)
        let id = try files.add(content)
        let stored = try #require(try files.stored(id))
        let path = files.store.path(of: stored.file)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        #expect(Digest.blake2b([UInt8](bytes)) == stored.file)
        #expect(
            bytes.range(of: Data("unforgettable".utf8)) == nil
                && bytes.range(of: Data(repeating: 0x41, count: 16)) == nil)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(try files.read(id) == content)
    }

    @Test func `refuses what was altered, cut, prolonged or exchanged`() throws {
        let content = [UInt8](repeating: 0x41, count: 200_000)
        let id = try files.add(content)
        let other = try #require(try files.stored(try files.add(content)))
        let path = files.store.path(of: try #require(try files.stored(id)).file)
        let whole = try #require(FileManager.default.contents(atPath: path))
        var flipped = whole
        flipped[100_000] ^= 1
        let exchanged = try #require(FileManager.default.contents(atPath: files.store.path(of: other.file)))
        for bad in [
            flipped, whole.prefix(24), whole.prefix(24 + 65_553), whole.dropLast(), whole + Data([0]), exchanged,
            Data(),
        ] {
            try bad.write(to: URL(filePath: path))
            #expect(throws: SealingError.refused) { try files.read(id) }
            #expect(try report().damaged == [id])
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(try report().damaged == [id] && report().files == 2)
        try whole.write(to: URL(filePath: path))
        #expect(try report().damaged.isEmpty && files.read(id) == content)
    }

    @Test func `erases what nobody attached in a day`() throws {
        let id = try files.add()
        let kept = try files.add()
        _ = try files.database.writer.write { [files, thing] in
            try $0.attachments.attach(kept, to: thing, by: files.caller())
        }
        let keeping = AttachmentKeeping(try files.settings())
        files.wait(hours: 23)
        #expect(try !files.database.writer.write { try keeping.expire(in: $0) })
        #expect(try files.read(id) != nil)
        files.wait(hours: 1)
        let path = files.store.path(of: try #require(try files.stored(id)).file)
        #expect(try !files.database.writer.write { try keeping.expire(in: $0) })
        let erased = try #require(try files.find(id))
        #expect(erased.name == nil && erased.digest == nil && erased.sender == .forgotten)
        #expect(try files.read(id) == nil && files.read(kept) == Samples.pdf)
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try !keeping.removeFiles(on: Worker(files.database)))
        #expect(!FileManager.default.fileExists(atPath: path))
        files.wait(hours: 31 * 24)
        _ = try files.database.writer.write { try keeping.expire(in: $0) }
        #expect(try files.find(id) == nil && files.find(kept) != nil)
    }

    @Test func `sweeps what a crash left behind, and nothing else`() throws {
        let id = try files.add()
        // A crash between the file and its row, and one in the middle of a file.
        let orphan = try files.store.store(Content(.memory(Samples.pdf)), key: .random(32)).name
        let young = try files.store.store(Content(.memory(Samples.pdf)), key: .random(32)).name
        let draft = files.folder + "/db.sqlite.files/incoming/00"
        try Data([1]).write(to: URL(filePath: draft))
        let past = Date(timeIntervalSinceNow: -4000)
        let own = files.store.path(of: try #require(try files.stored(id)).file)
        for path in [files.store.path(of: orphan), draft, own] {
            try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
        }
        let keeping = AttachmentKeeping(try files.settings())
        #expect(try !keeping.sweep(on: Worker(files.database)))
        #expect(!files.store.holds(orphan) && !FileManager.default.fileExists(atPath: draft))
        #expect(files.store.holds(young) && FileManager.default.fileExists(atPath: own))
    }

    @Test func `copies them whole, or says which it could not`() throws {
        let id = try files.add()
        let name = try #require(try files.stored(id)).file
        let copies = FileStore(beside: files.folder + "/backup")
        #expect(try files.store.copy(name, to: copies) && copies.isIntact(name))
        try Data([1]).write(to: URL(filePath: copies.path(of: name)))
        #expect(try files.store.copy(name, to: copies) && copies.isIntact(name), "a damaged copy is made again")
        try Data([1]).write(to: URL(filePath: files.store.path(of: name)))
        try FileManager.default.removeItem(atPath: copies.path(of: name))
        #expect(try !files.store.copy(name, to: copies) && !copies.holds(name))
    }

    private func report() throws -> VerifyAttachments.Report {
        try VerifyAttachments(settings: files.settings()).report(on: Worker(files.database))
    }
}

/// What other modules do with files.
@Suite struct `Attaching a file` {
    private let files: TemporaryFiles
    private let thing = ObjectName(type: "thing", id: "1")

    init() throws { files = try TemporaryFiles() }

    @Test func `gives it to those who see the thing`() throws {
        let id = try files.add()
        try attach(id, to: thing)
        #expect(try attach(id, to: thing).version == 2, "twice is once")
        let gate = AttachmentGate([
            AttachmentRule(objectType: "thing") { object, caller, _ in
                switch caller.person?.account {
                case "reader": .content
                case "manager": .metadata
                case "agent" where object.id == "1": .everything
                default: .nothing
                }
            }
        ])
        for (account, expected) in [("reader", ["download"]), ("manager", []), ("agent", ["download", "delete"])] {
            let caller = files.caller(account)
            let (attachment, sight) = try files.database.makeReader().read { try gate.pass(id, for: caller, in: $0) }
            let shown = try ShownAttachment(attachment: attachment, sight: sight).represent(for: caller)
            #expect(
                String(decoding: shown.body, as: UTF8.self).contains(
                    "\"actions\":[\(expected.map { "\"\($0)\"" }.joined(separator: ","))]"))
        }
        #expect(throws: Failure(.notFound)) {
            try files.database.makeReader().read { try gate.pass(id, for: files.caller("ana"), in: $0) }
        }
        #expect(throws: Failure(.notFound), "no rule, nobody") {
            try files.database.makeReader().read { try AttachmentGate([]).pass(id, for: files.caller("agent"), in: $0) }
        }
    }

    @Test func `is for who sent it, once`() throws {
        let id = try files.add()
        #expect(throws: Failure(.notFound)) { try attach(id, to: thing, as: "bob") }
        try attach(id, to: thing)
        #expect(throws: Failure(.attachmentTaken)) { try attach(id, to: ObjectName(type: "thing", id: "2")) }
    }

    @Test func `ends with the thing`() throws {
        let id = try files.add()
        try attach(id, to: thing)
        let object = thing
        #expect(try files.database.writer.write { try $0.attachments.erase(of: object) } == 1)
        #expect(try files.stored(id) == nil)
        #expect(throws: Failure(.notFound)) { try attach(id, to: object) }
        #expect(try files.database.writer.write { try $0.attachments.erase(of: object) } == 1, "and again does nothing")
        #expect(try #require(try files.find(id)).version == 3)
    }

    @discardableResult private func attach(
        _ id: Attachments.Attachment.ID, to object: ObjectName, as account: String = "ana"
    ) throws -> Attachments.Attachment {
        let caller = files.caller(account)
        return try files.database.writer.write { try $0.attachments.attach(id, to: object, by: caller) }
    }
}
