private import Synchronization

/// What a process reads once and shares, because it never changes while the process lives: the rule models, the contract.
final class ProcessCache<Value: Sendable>: Sendable {
    private let values = Mutex<[String: Value]>([:])

    /// The value of a key, made when it is first asked for.
    func value(of key: String, make: () throws -> Value) throws -> Value {
        // Held while the value is made: who asks at the same time wants the same one.
        try values.withLock { values in
            if let value = values[key] { return value }
            let value = try make()
            values[key] = value
            return value
        }
    }
}
