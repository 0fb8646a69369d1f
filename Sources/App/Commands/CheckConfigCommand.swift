import Kernel
import Logging

/// Says whether the service could start as it is told, without starting it.
enum CheckConfigCommand: Subcommand {
    static let name = "check-config"
    static let usage = ServeCommand.usage
    static let summary = Text(fr: "vérifie la configuration", en: "checks the configuration")
    static let flags = ServeCommand.flags

    static func run(_ arguments: Arguments) throws -> Int32 {
        let configuration = try Configuration(
            ConfigurationSource(flags: arguments.flags, environment: ConfigurationSource.processEnvironment()))
        for name in configuration.unknown {
            Terminal.error("guichet: nothing reads \(name)\(ConfigurationSource.suggestion(name))")
        }
        Terminal.print(
            """
            ok
            host \(configuration.host), port \(configuration.port)
            database \(configuration.databasePlace)
            home \(configuration.home.path)
            log level \(configuration.logLevel.rawValue)
            """)
        return configuration.unknown.isEmpty ? 0 : 1
    }
}
