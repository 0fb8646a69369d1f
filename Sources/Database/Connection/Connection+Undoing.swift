extension Connection {
    /// Does something, gives what it gave, and undoes it: for trying out what would be done.
    package func undoing<Value>(_ body: () throws -> Value) throws -> Value {
        var value: Value?
        do {
            try savepoint {
                value = try body()
                throw Undone()
            }
        } catch is Undone {}
        return value!
    }
}

/// Thrown to undo what went well.
private struct Undone: Error {}
