import Database
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Companies

/// The answers of sources that are kept.
@Suite struct `The cache of sources` {
    @Test func `lets go of the oldest answers when all of them are too large`() throws {
        let folder = TemporaryFolder()
        let database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: CompaniesSchema.migrations)
        defer { database.close() }
        let connector = try #require(Connector.all(ConnectorSettings(mode: .live)).first)
        let start = try #require(Timestamp("2026-10-01T08:00:00Z"))
        let kept = try database.writer.write { transaction in
            let cache = SourceCache(transaction.connection)
            for number in 0..<10 {
                try cache.put(
                    ConnectorAnswer(
                        body: [UInt8](repeating: 0x20, count: 100), fetchedAt: start.adding(seconds: Int64(number))),
                    to: ConnectorCall(connector.code, "/search", ["q": "\(number)"]), connector)
            }
            #expect(try !cache.shrink(to: 1000))
            #expect(try !cache.shrink(to: 350))
            return try (0..<10).filter { number in
                try cache.find(ConnectorCall(connector.code, "/search", ["q": "\(number)"]), at: start) != nil
            }
        }
        #expect(kept == [7, 8, 9])
    }

    @Test func `shows no answer that is older than its source allows`() throws {
        let folder = TemporaryFolder()
        let database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: CompaniesSchema.migrations)
        defer { database.close() }
        let connector = try #require(Connector.all(ConnectorSettings(mode: .live)).first)
        let start = try #require(Timestamp("2026-10-01T08:00:00Z"))
        let call = ConnectorCall(connector.code, "/search", ["q": "1"])
        let seen = try database.writer.write { transaction in
            let cache = SourceCache(transaction.connection)
            try cache.put(ConnectorAnswer(body: [0x31], fetchedAt: start), to: call, connector)
            return try [connector.timeToLive - 1, connector.timeToLive, connector.timeToLive + connector.staleFor].map {
                try cache.find(call, at: start.adding(seconds: $0))?.isFresh
            }
        }
        #expect(seen == [true, false, nil])
    }
}
