package import Attachments
package import Companies
package import Crypto
import Database
package import Endpoints
package import Kernel
package import Logging
package import Notifications
package import OpenIDConnect
import Outbound
package import Privacy

/// How this process runs: every setting understood, or a sentence that says what is wrong.
package struct Configuration: Sendable {
    package let host: String
    package let port: UInt16
    package let database: String
    /// Where a PostgreSQL server keeps the data, in the place of the file; `nil` for the file.
    package let databaseAddress: String?
    package let home: Home
    package let models: String?
    /// The model behind the publicodes REST interface.
    package let compatibleModel: String
    /// The keys that seal; `nil` when no file is named.
    package let keys: KeyRing?
    /// Where attachments are kept, and who scans them.
    package let attachments: AttachmentSettings
    /// Where erasures are noted, apart from the database.
    package let erasureLedger: String
    /// After how many days the journal lets go of its entries.
    package let journalDays: Int
    /// What the paths in letters and pages are put after, without a slash at its end.
    package let publicAddress: String
    /// The way out for mail; `nil` when it is kept.
    package let relay: MailRelay?
    /// How far webhooks may call.
    package let webhooks: WebhookReach
    package let threads: Int?
    package let logLevel: Log.Level
    package let metricsHost: String
    package let metricsPort: MetricsPort
    package let trustedProxies: TrustedProxies
    package let allowedOrigins: Set<String>
    /// The addresses of front-ends to which a sign-in may lead back.
    package let returnAddresses: Set<String>
    /// The providers of identities.
    package let providers: ProviderFile
    /// Who answers for personal data, and who works with it.
    package let processors: ProcessorRegister
    /// What public pages say of the operator.
    package let site: Site
    /// The sources outside on companies.
    package let companySources: ConnectorSettings
    package let connectionLimit: Int
    package let connectionLimitPerAddress: Int
    /// `nil` when nobody is counted.
    package let rateLimits: RateLimits?
    /// Whether invented data are served.
    package let isDemonstration: Bool
    /// The machine's clock, or that of the demonstration.
    package let clock: Clock
    /// Settings of the environment that nothing reads.
    package let unknown: [String]

    /// Where metrics are served.
    package enum MetricsPort: Hashable, Sendable {
        case off
        /// This port, or a failure at start.
        case exactly(UInt16)
        /// The usual port, unless another process has it.
        case usual
    }

    /// Understands what the operator said.
    ///
    /// - Throws: the first thing wrong, naming the variable.
    package init(_ source: ConfigurationSource) throws(ConfigurationError) {
        host = source[.host] ?? "127.0.0.1"
        port = try Configuration.number(source, .port, 0...65_535).map(UInt16.init) ?? 8080
        database = source[.database] ?? "guichet.sqlite"
        databaseAddress = try Configuration.databaseAddress(source)
        home = try Home(chosen: source[.home])
        models = source[.models]
        if let models, !File.isFolder(models) { throw Configuration.wrong(.models, "\(models) is not a folder") }
        compatibleModel = source[.compatibleModel] ?? "salarie"
        keys = try Configuration.keys(source[.keys])
        attachments = try AttachmentSettings(source, database: database, keys: keys)
        erasureLedger = source[.erasureLedger] ?? database + ".erasures"
        journalDays = try Configuration.number(source, .journalDays, 1...36_600) ?? 366
        publicAddress = try Configuration.publicAddress(source) ?? "http://\(host):\(port)"
        relay = try MailRelay(source)
        guard ["public", "anywhere"].contains(source[.webhookReach] ?? "public") else {
            throw Configuration.wrong(.webhookReach, "public or anywhere expected")
        }
        webhooks = WebhookReach(
            source[.webhookReach] == "anywhere" ? .configured : .partners, authorities: source[.webhookAuthorities])
        companySources = try ConnectorSettings(source[.companySources], home: home)
        threads = try Configuration.number(source, .threads, 1...256)
        guard let level = Log.Level(rawValue: source[.logLevel] ?? "info") else {
            throw Configuration.wrong(.logLevel, "debug, info, warning or error expected")
        }
        logLevel = level
        metricsHost = source[.metricsHost] ?? "127.0.0.1"
        if source[.metricsPort] == "off" {
            metricsPort = .off
        } else {
            metricsPort =
                try Configuration.number(source, .metricsPort, 0...65_535).map { .exactly(UInt16($0)) } ?? .usual
        }
        guard let proxies = TrustedProxies(Configuration.list(source, .trustedProxies)) else {
            throw Configuration.wrong(.trustedProxies, "addresses or networks such as 10.0.0.0/8 expected")
        }
        trustedProxies = proxies
        allowedOrigins = Set(Configuration.list(source, .allowedOrigins))
        for origin in allowedOrigins where !(origin.hasPrefix("https://") || origin.hasPrefix("http://")) {
            throw Configuration.wrong(.allowedOrigins, "\(origin) is not an origin such as https://example.fr")
        }
        returnAddresses = Set(Configuration.list(source, .returnAddresses))
        for address in returnAddresses where !(address.hasPrefix("https://") || address.hasPrefix("http://")) {
            throw Configuration.wrong(.returnAddresses, "\(address) is not an address such as https://example.fr/back")
        }
        providers = try Configuration.providers(source, returnAddresses, keys)
        processors = try Configuration.processors(source)
        site = try source[.site].map(Site.read) ?? .unsaid
        connectionLimit = try Configuration.number(source, .connectionLimit, 1...1_000_000) ?? 10_000
        connectionLimitPerAddress =
            try Configuration.number(source, .connectionLimitPerAddress, 1...1_000_000) ?? 10_000
        rateLimits = try Configuration.rateLimits(source)
        guard let isDemonstration = ["0": false, "1": true][source[.demonstration] ?? "0"] else {
            throw Configuration.wrong(.demonstration, "0 or 1 expected")
        }
        self.isDemonstration = isDemonstration
        clock = try Configuration.clock(source, isDemonstration)
        unknown = source.unknown
    }

    /// The socket by which the owner's commands reach the running service.
    package var ownerSocket: String { database + ".socket" }

    /// Where the data are kept.
    var storage: DatabaseConfiguration {
        var storage = DatabaseConfiguration(path: database)
        storage.address = databaseAddress
        return storage
    }

    private static func list(_ source: ConfigurationSource, _ setting: Setting) -> [String] {
        (source[setting] ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }

    private static func databaseAddress(_ source: ConfigurationSource) throws(ConfigurationError) -> String? {
        guard let address = source[.databaseAddress] else { return nil }
        guard isServer(address) else { throw wrong(.databaseAddress, "postgres://user@host/database expected") }
        return address
    }

    /// Whether a text is the address of a PostgreSQL server.
    static func isServer(_ address: String) -> Bool {
        ["postgres://", "postgresql://"].contains(where: address.hasPrefix)
    }

    private static func publicAddress(_ source: ConfigurationSource) throws(ConfigurationError) -> String? {
        guard var address = source[.publicAddress] else { return nil }
        while address.hasSuffix("/") { address.removeLast() }
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"?#".utf8.contains($0) }
        guard isPlain, address.hasPrefix("https://") || address.hasPrefix("http://") else {
            throw wrong(.publicAddress, "https://guichet.example.fr or the like expected")
        }
        return address
    }

    /// Another clock than the machine's would make deadlines, sessions and retention lie.
    private static func clock(
        _ source: ConfigurationSource, _ isDemonstration: Bool
    ) throws(ConfigurationError) -> Clock {
        guard let text = source[.now] else { return .system }
        guard isDemonstration else { throw wrong(.now, "only in a demonstration (GUICHET_DEMO=1)") }
        guard let instant = Timestamp(text) else {
            throw wrong(.now, "an instant such as 2026-03-02T09:00:00Z expected")
        }
        return .running(from: instant)
    }

    private static func rateLimits(_ source: ConfigurationSource) throws(ConfigurationError) -> RateLimits? {
        if source[.rateLimits] == "off" { return nil }
        guard let limits = RateLimits(list(source, .rateLimits)) else {
            throw wrong(.rateLimits, "“off”, or limits such as \(RateLimits.standard) expected")
        }
        return limits
    }

    private static func keys(_ path: String?) throws(ConfigurationError) -> KeyRing? {
        guard let path else { return nil }
        do throws(KeyFileError) { return try KeyFile(path).ring() } catch { throw wrong(.keys, error.description) }
    }

    private static func processors(_ source: ConfigurationSource) throws(ConfigurationError) -> ProcessorRegister {
        guard let path = source[.processors] else { return .unsaid }
        do throws(ProcessorRegisterError) { return try ProcessorRegister(path: path) } catch {
            throw wrong(.processors, error.description)
        }
    }

    /// The providers, once what they need besides is there.
    private static func providers(
        _ source: ConfigurationSource, _ returnAddresses: Set<String>, _ keys: KeyRing?
    ) throws(ConfigurationError) -> ProviderFile {
        guard let path = source[.providers] else { return .none }
        let file: ProviderFile
        do throws(ProviderFileError) { file = try ProviderFile(path: path) } catch {
            throw wrong(.providers, "\(error)")
        }
        if keys == nil {
            throw wrong(.providers, "what is kept for the sign-out there is sealed: \(Setting.keys.variable) is needed")
        }
        for address in returnAddresses where !WebAddress.isSafe(address) {
            throw wrong(.returnAddresses, "\(address) is not an https address without fragment")
        }
        return file
    }

    private static func number(
        _ source: ConfigurationSource, _ setting: Setting, _ range: ClosedRange<Int>
    ) throws(ConfigurationError) -> Int? {
        guard let text = source[setting] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw wrong(setting, "a number from \(range.lowerBound) to \(range.upperBound) expected")
        }
        return number
    }

    static func wrong(_ setting: Setting, _ reason: String) -> ConfigurationError {
        ConfigurationError(setting.variable + (setting.flag.map { " (--\($0))" } ?? "") + ": " + reason)
    }
}

/// Why the service cannot start as it was told.
package struct ConfigurationError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
