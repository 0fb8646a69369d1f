package import App
package import Endpoints
private import Foundation
package import HTTP
package import JSON
package import Kernel
package import LocalClient
package import Logging
private import TestDatabases
private import TestFolders

/// The whole service on a free port with a database of its own, for one test; everything goes away with it.
package final class TestAPI: Sendable {
    package let service: Service
    package var folder: String { home.path }
    private let home = TemporaryFolder()
    private let database: String
    /// The clock of the service.
    package let clock: Clock
    private let client: LocalClient
    private let known: KnownIdentities?

    /// Starts the service.
    ///
    /// - Parameters:
    ///   - now: the clock of the service, stopped; the machine's own when absent.
    ///   - moving: a clock that the test moves.
    ///   - extra: features that only the test needs.
    ///   - environment: more settings.
    ///   - identities: who carries which token, in the place of accounts.
    ///   - log: where the service says what it does.
    package init(
        now: String? = nil, clock moving: TestClock? = nil, extra: [Feature] = [], environment: [String: String] = [:],
        identities: [String: Caller.Identity]? = nil, log: Log = TestAPI.log
    ) throws {
        var variables = [
            "GUICHET_DATABASE": home.path + "/db.sqlite", "GUICHET_PORT": "0", "GUICHET_HOME": Self.root,
            "GUICHET_THREADS": "1", "GUICHET_METRICS_PORT": "off", "GUICHET_RATE_LIMITS": "off",
        ]
        variables.merge(environment) { _, new in new }
        database = variables["GUICHET_DATABASE"]!
        Self.makeMigrated
        variables["GUICHET_DATABASE_URL"] = TestDatabase.address(for: database, copying: Self.migrated)
        // A file that a test put there stays.
        if TestDatabase.isSQLite { try? FileManager.default.copyItem(atPath: Self.migrated, toPath: database) }
        let configuration = try Configuration(ConfigurationSource(flags: [:], environment: variables))
        clock = moving?.clock ?? now.map { Clock.fixed(Timestamp($0)!) } ?? configuration.clock
        known = identities.map(KnownIdentities.init)
        service = try Service(
            configuration, log: log, clock: clock, isDurable: false, extra: extra,
            authentication: known)
        client = LocalClient(.port(service.port))
    }

    deinit {
        service.stop()
        if database.hasPrefix(folder) { TestDatabase.drop(for: database) }
    }

    /// The file, or that whose database, has all migrations applied, once for all tests, and nothing else in it.
    private static let migrated = template.path + "/migrated.sqlite"
    private static let template = TemporaryFolder()
    private static let makeMigrated: Void = {
        var variables = ["GUICHET_DATABASE": migrated, "GUICHET_HOME": root]
        variables["GUICHET_DATABASE_URL"] = TestDatabase.address(for: migrated)
        atexit { TestDatabase.drop(for: TestAPI.migrated) }
        do {
            try Service.migrate(Configuration(ConfigurationSource(flags: [:], environment: variables)))
        } catch { fatalError("the migrations cannot be applied: \(error)") }
    }()

    /// Tells nobody, unless `GUICHET_TEST_LOG` asks why an answer was 500.
    package static let log = getenv("GUICHET_TEST_LOG") == nil ? Log.silent : Log(level: .error)

    /// The top of the repository.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A client of the owner's socket.
    package var owner: LocalClient { LocalClient(.unix(path: folder + "/db.sqlite.socket")) }

    /// Says who carries one more token, in a service that was given identities.
    package func know(_ identity: Caller.Identity, by token: String) { known?.know(identity, by: token) }

    /// Sends a request.
    package func send(
        _ method: Method, _ target: String, fields: KeyValuePairs<HeaderName, String> = [:], body: String = ""
    ) throws -> Answer {
        try client.send(method, target, fields: fields, body: Array(body.utf8))
    }

    /// Sends bytes.
    package func send(
        _ method: Method, _ target: String, fields: KeyValuePairs<HeaderName, String> = [:], bytes: [UInt8]
    ) throws -> Answer {
        try client.send(method, target, fields: fields, body: bytes)
    }

    /// Asks for something.
    package func get(_ target: String, fields: KeyValuePairs<HeaderName, String> = [:]) throws -> Answer {
        try send(.get, target, fields: fields)
    }

    /// Sends JSON in a POST.
    package func post(
        _ target: String, json: String, fields: KeyValuePairs<HeaderName, String> = [:]
    ) throws -> Answer {
        try send(.post, target, json: json, fields: fields)
    }

    /// Sends JSON.
    package func send(
        _ method: Method, _ target: String, json: String, fields: KeyValuePairs<HeaderName, String> = [:]
    ) throws -> Answer {
        let more = fields.map { ($0.key, $0.value) }
        let all = [("Content-Type" as HeaderName, "application/json")] + more
        var lines = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for (name, value) in all { lines += "\(name.text): \(value)\r\n" }
        lines += "Content-Length: \(json.utf8.count)\r\n\r\n"
        return try client.exchange(Array((lines + json).utf8))
    }

    /// Sends bytes as they are.
    package func raw(_ bytes: String) throws -> Answer { try client.exchange(Array(bytes.utf8)) }
}

extension Answer {
    /// The body as JSON.
    package var json: JSONValue { get throws { try JSONTape(body, limits: .file).root } }
    /// The code of a problem document; `nil` for another answer.
    package var problem: String? { (try? json)?["code"]?.string }
}
