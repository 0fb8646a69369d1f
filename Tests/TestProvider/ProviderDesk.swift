import HTTPServer
import Kernel
import Synchronization

/// What a local provider remembers: the codes that it gave, the access tokens, who came.
final class ProviderDesk: Sendable {
    let clock: Clock
    let port = Mutex<UInt16>(0)
    let visits = Mutex<[String: Int]>([:])
    let grants = Mutex<[String: Grant]>([:])
    let accessTokens = Mutex<Set<String>>([])
    let unanswered = Mutex<[Reply]>([])
    let lastForm = Mutex<[String: String]>([:])

    /// What a code was given for.
    struct Grant: Sendable {
        let nonce: String
        let redirect: String
        let level: String?
        let challenge: String?
    }

    init(clock: Clock) { self.clock = clock }

    var issuer: String { "http://127.0.0.1:\(port.withLock { $0 })/api" }
    var seconds: Int64 { clock.now().milliseconds / 1000 }

    static let client = "guichet-client"
    static let secret = "a secret & more"
}
