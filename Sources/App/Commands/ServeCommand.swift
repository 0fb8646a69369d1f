import Database
private import Glibc
import JSON
import Kernel
import Logging

/// Serves until it is told to stop.
enum ServeCommand: Subcommand {
    static let name = "serve"
    static let usage = "[--host ADDRESS] [--port PORT] [--database FILE] [--home FOLDER] [--log-level LEVEL]"
    static let summary = Text(fr: "sert l'API jusqu'à SIGTERM", en: "serves the API until SIGTERM")
    static let flags = Setting.all.compactMap(\.flag)

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty else { throw UsageError("unexpected: \(arguments.rest[0])") }
        let configuration = try Configuration(
            ConfigurationSource(flags: arguments.flags, environment: ConfigurationSource.processEnvironment()))
        let log = Log(level: configuration.logLevel)
        for name in configuration.unknown {
            Terminal.error("guichet: nothing reads \(name)\(ConfigurationSource.suggestion(name))")
        }
        Signals.prepare()
        DatabaseLog.send { code, message in
            // A statement prepared again after a migration is no event.
            guard code != 17 else { return }
            log.record(.warning, "sqlite") { line in
                line.key("code")
                line.integer(code)
                line.key("message")
                line.string(message)
            }
        }
        let service = try Service(configuration, log: log)
        welcome(service, configuration)
        ServiceManager.notify("READY=1")
        Signals.waitForEnd()
        ServiceManager.notify("STOPPING=1")
        Signals.release()
        log.record(.info, "stopping")
        service.stop()
        return 0
    }

    private static func demonstration(_ configuration: Configuration) -> String {
        guard configuration.isDemonstration else { return "" }
        return "\ndemonstration: the data are invented, and it is \(configuration.clock.now())\n"
    }

    private static func welcome(_ service: Service, _ configuration: Configuration) {
        let address = "http://\(configuration.host):\(service.port)"
        Terminal.print(
            """
            Guichet \(Version.current): \(address)  (\(configuration.databasePlace))
            \(service.metricsPort.map { "metrics: http://\(configuration.metricsHost):\($0)/metrics" } ?? "metrics: off")
            \(configuration.relay == nil ? "mail: kept, because GUICHET_SMTP_URL is not set; read it with: guichet outbox list" : "mail: sent")
            \(demonstration(configuration))
            curl -s \(address)/v1/communes?q=lille
            curl -s \(address)/v1/simulation/evaluate --json '{"situation":{"salarié . contrat . salaire brut":"3000 €/mois"},"expressions":["salarié . rémunération . net . à payer avant impôt","salarié . coût total employeur"]}'
            """)
    }
}
