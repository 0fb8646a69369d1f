private import CSodium

/// The library underneath; every function of this module asks for it before its first call.
enum Sodium {
    /// Chooses the fastest implementations and the system's random source, once in the life of the process.
    static func prepare() { _ = isReady }

    private static let isReady: Bool = {
        // 1 means that it was ready already, which is no error.
        precondition(sodium_init() >= 0, "libsodium cannot start: the system gives no random bytes.")
        return true
    }()
}
