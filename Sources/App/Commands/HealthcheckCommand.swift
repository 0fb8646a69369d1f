import HTTP
import Kernel
import LocalClient

/// Asks the running service whether it is ready: what a container's health check calls.
enum HealthcheckCommand: Subcommand {
    static let name = "healthcheck"
    static let usage = "[--port PORT]"
    static let summary = Text(fr: "demande au service s'il est prêt", en: "asks the service whether it is ready")
    static let flags = ["port"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        let source = try ConfigurationSource(
            flags: arguments.flags, environment: ConfigurationSource.processEnvironment())
        guard let port = UInt16(source[.port] ?? "8080") else { throw UsageError("--port: a number expected") }
        do throws(NoAnswer) {
            let answer = try LocalClient(.port(port), timeoutSeconds: 3).send(.get, "/readyz")
            Terminal.print(answer.text)
            return answer.status == 200 ? 0 : 1
        } catch {
            Terminal.error("guichet healthcheck: \(error.reason)")
            return 1
        }
    }
}
