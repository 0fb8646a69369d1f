import Kernel

/// A value with the place that it has among those that came.
struct Dated<Value: Sendable>: Sendable {
    let value: Value
    let number: Int
    let since: Timestamp
}

/// The last answer to a question that is asked again now and then, and when it was last asked.
struct Remembered<Value: Sendable>: Sendable {
    private(set) var known: Dated<Value>?
    private var askedAt: Timestamp?

    /// The answer, when it is young enough; a clock that went back makes it old.
    func known(at now: Timestamp, youngerThan age: Int64) -> Dated<Value>? {
        known.flatMap { Remembered.isElapsed(age, since: $0.since, at: now) ? nil : $0 }
    }

    /// Whether the question may be put again; if so, it counts as put.
    mutating func mayAsk(at now: Timestamp, every interval: Int64) -> Bool {
        if let askedAt, !Remembered.isElapsed(interval, since: askedAt, at: now) { return false }
        askedAt = now
        return true
    }

    /// Takes a new answer.
    mutating func learn(_ value: Value, at now: Timestamp) -> Dated<Value> {
        let dated = Dated(value: value, number: (known?.number ?? 0) + 1, since: now)
        known = dated
        return dated
    }

    private static func isElapsed(_ interval: Int64, since start: Timestamp, at now: Timestamp) -> Bool {
        let age = now.milliseconds - start.milliseconds
        return age >= interval || age < 0
    }
}
