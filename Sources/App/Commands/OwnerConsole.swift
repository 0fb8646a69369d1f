private import Glibc
import HTTP
import Kernel
import LocalClient
import Logging

/// How the owner's commands reach the data: through the running service when there is one; otherwise they open the file
/// themselves, for as long as they need it.
struct OwnerConsole {
    private let configuration: Configuration

    init(_ arguments: Arguments) throws { configuration = try arguments.configuration() }

    init(_ configuration: Configuration) { self.configuration = configuration }

    /// Asks one of the owner's operations.
    ///
    /// - Parameter timeoutSeconds: how long the service may work on it.
    /// - Throws: the refusal, as a sentence.
    func ask(
        _ method: Method, _ target: String, body: [UInt8] = [], type: String = "application/json",
        timeoutSeconds: Int = 30
    ) throws -> Answer {
        let client = LocalClient(.unix(path: configuration.ownerSocket), timeoutSeconds: timeoutSeconds)
        let fields: KeyValuePairs<HeaderName, String> = [
            "Content-Type": type, "Accept-Language": Terminal.language.rawValue,
        ]
        if let answer = try? client.send(method, target, fields: fields, body: body) { return try check(answer) }
        guard configuration.databaseAddress != nil || access(configuration.database, R_OK) == 0 else {
            throw ConfigurationError("no database at \(configuration.database), and no service that has it open")
        }
        let service = try Service(configuration, log: Log(level: .error), reach: .ownerOnly)
        defer { service.stop() }
        return try check(try client.send(method, target, fields: fields, body: body))
    }

    private func check(_ answer: Answer) throws -> Answer {
        guard answer.status < 400 else { throw ConfigurationError(answer.text) }
        return answer
    }
}
