import Crypto
import HTTP

/// One question to a source: all that makes its answer what it is, and so the key of the cache.
struct ConnectorCall: Hashable, Sendable {
    let connector: String
    let path: String
    /// In the order of their names.
    let parameters: [Parameter]
    /// Fields that show who we are; the answer does not depend on them.
    let credentials: [Credential]
    /// Seconds for which an answer counts as it is; those of the connector when absent.
    let timeToLive: Int64?

    struct Parameter: Hashable, Sendable {
        let name: String
        let value: String
    }

    struct Credential: Hashable, Sendable {
        let name: String
        let value: String
    }

    init(
        _ connector: String, _ path: String, _ parameters: [String: String] = [:], credentials: [String: String] = [:],
        timeToLive: Int64? = nil
    ) {
        self.connector = connector
        self.timeToLive = timeToLive
        self.path = path
        self.parameters = parameters.sorted { $0.key < $1.key }.map { Parameter(name: $0.key, value: $0.value) }
        self.credentials = credentials.sorted { $0.key < $1.key }.map { Credential(name: $0.key, value: $0.value) }
    }

    /// Path and query.
    var target: String {
        guard !parameters.isEmpty else { return path }
        let pairs = parameters.map { "\(ConnectorCall.escaped($0.name))=\(ConnectorCall.escaped($0.value))" }
        return path + "?" + pairs.joined(separator: "&")
    }

    /// The name of its answer in the cache: source, version of the reading, path and every parameter.
    var key: Digest { Digest.blake2b("\(connector) \(ConnectorCall.version) \(target)") }

    /// Raised when a source is read in another way: what was kept before counts no more.
    private static let version = 1

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(Unicode.Scalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
