import App
import Foundation
import Kernel
import TestDatabases
import TestFolders
import TestSupport
import Testing

/// What `guichet doctor` finds.
@Suite struct `The doctor` {
    private let home = TemporaryFolder()

    private func findings(_ environment: [String: String]) throws -> [String: Diagnosis.Grade] {
        var variables = ["GUICHET_HOME": TestAPI.root, "GUICHET_DATABASE": home.path + "/db.sqlite"]
        variables.merge(environment) { _, new in new }
        let diagnosis = Diagnosis(try Configuration(ConfigurationSource(flags: [:], environment: variables)))
        return Dictionary(diagnosis.findings.map { ($0.topic, $0.grade) }) { first, second in
            first == .well ? second : first
        }
    }

    @Test func `minds what a first start lacks for real people`() throws {
        let found = try findings([:])
        #expect(found["settings"] == .well && found["database"] == .well && found["service"] == .well)
        for topic in ["keys", "mail", "address", "files", "site"] { #expect(found[topic] == .doubtful, "\(topic)") }
    }

    @Test func `says what cannot work`() throws {
        let found = try findings([
            "GUICHET_DATBASE": "x", "GUICHET_CLAMD": home.path + "/none.sock",
            "GUICHET_DATABASE": home.path + "/none/db.sqlite",
        ])
        for topic in ["settings", "files", "database"] { #expect(found[topic] == .wrong, "\(topic)") }
    }

    @Test func `says that all can read a database that all can read`() throws {
        let path = home.path + "/db.sqlite"
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644])
        #expect(try findings([:])["database"] == .doubtful)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(try findings([:])["database"] == .well)
    }

    @Test func `asks a server for its version, and says that another one does not answer`() throws {
        let silent = "postgres://guichet@/none?host=\(home.path)"
        #expect(try findings(["GUICHET_DATABASE_URL": silent])["database"] == .wrong)
        guard let address = TestDatabase.address(for: home.path + "/asked") else { return }
        defer { TestDatabase.drop(for: home.path + "/asked") }
        #expect(try findings(["GUICHET_DATABASE_URL": address])["database"] == .well)
    }

    @Test func `asks a service that runs`() throws {
        let api = try TestAPI()
        #expect(try findings(["GUICHET_DATABASE": api.folder + "/db.sqlite"])["service"] == .well)
    }
}
