import App
import TestSupport
import Testing

/// How the operator is told what is wrong.
@Suite struct `The configuration` {
    private func configured(_ environment: [String: String], flags: [String: String] = [:]) throws -> Configuration {
        var environment = environment
        environment["GUICHET_HOME"] = environment["GUICHET_HOME"] ?? TestAPI.root
        return try Configuration(ConfigurationSource(flags: flags, environment: environment))
    }

    @Test func `has defaults that suit one machine`() throws {
        let configuration = try configured([:])
        #expect(configuration.host == "127.0.0.1" && configuration.port == 8080)
        #expect(configuration.database == "guichet.sqlite" && configuration.ownerSocket == "guichet.sqlite.socket")
    }

    @Test func `names a server without its password, and no file for commands on files`() throws {
        let address = "postgres://guichet:hush@one,two/data?target_session_attrs=read-write"
        let configuration = try configured(["GUICHET_DATABASE_URL": address])
        #expect(configuration.databasePlace == "postgres://guichet@one,two/data")
        #expect(throws: ConfigurationError.self) { try configuration.databaseFile() }
        #expect(try configured([:]).databaseFile() == "guichet.sqlite")
    }

    @Test func `is said by flags before the environment`() throws {
        #expect(try configured(["GUICHET_PORT": "1"], flags: ["port": "2"]).port == 2)
        #expect(try configured(["GUICHET_PORT": ""]).port == 8080)
    }

    @Test(arguments: [
        ("GUICHET_PORT", "80800", "GUICHET_PORT (--port): a number from 0 to 65535 expected"),
        ("GUICHET_PORT", "http", "GUICHET_PORT (--port): a number from 0 to 65535 expected"),
        ("GUICHET_THREADS", "0", "GUICHET_THREADS: a number from 1 to 256 expected"),
        (
            "GUICHET_RATE_LIMITS", "anonymous=600",
            "GUICHET_RATE_LIMITS: “off”, or limits such as anonymous=600/60,authenticated=3000/60,sign-in=30/300 expected"
        ),
        (
            "GUICHET_RATE_LIMITS", "everybody=1/1",
            "GUICHET_RATE_LIMITS: “off”, or limits such as anonymous=600/60,authenticated=3000/60,sign-in=30/300 expected"
        ),
        ("GUICHET_LOG_LEVEL", "loud", "GUICHET_LOG_LEVEL (--log-level): debug, info, warning or error expected"),
        ("GUICHET_HOME", "/nowhere", "GUICHET_HOME (--home): /nowhere does not hold data/ and openapi.yaml"),
        ("GUICHET_MODELS", "/nowhere", "GUICHET_MODELS: /nowhere is not a folder"),
        (
            "GUICHET_KEYS", "/nowhere",
            "GUICHET_KEYS (--keys): cannot read the keys /nowhere: No such file or directory"
        ),
        (
            "GUICHET_KEYS", "/etc/passwd",
            "GUICHET_KEYS (--keys): others may read the keys /etc/passwd: chmod 600 /etc/passwd"
        ),
        (
            "GUICHET_ALLOWED_ORIGINS", "example.fr",
            "GUICHET_ALLOWED_ORIGINS: example.fr is not an origin such as https://example.fr"
        ),
        (
            "GUICHET_TRUSTED_PROXIES", "caddy",
            "GUICHET_TRUSTED_PROXIES: addresses or networks such as 10.0.0.0/8 expected"
        ),
        ("GUICHET_CONFIG", "/nowhere", "cannot read /nowhere"),
    ])
    func `that is wrong is named`(variable: String, value: String, message: String) {
        do {
            _ = try configured([variable: value])
            Issue.record("accepted")
        } catch { #expect(String(describing: error) == message) }
    }

    @Test func `tells of variables that nothing reads`() throws {
        #expect(try configured(["GUICHET_PROT": "1"]).unknown == ["GUICHET_PROT"])
    }
}
