import HTTP
import Kernel

/// What is known of one request while it is served, on whatever thread.
struct Exchange: Sendable {
    let caller: Caller
    let head: RequestHead
    let operation: Operation?
    /// What the caller may still do; `nil` where nobody is counted.
    var allowance: Allowance?
    /// Nanoseconds of the monotonic clock when serving began.
    let began: UInt64
    /// The kinds of identifiers that stand in the texts of a change.
    var typedIdentifiers: [String] = []

    /// The same exchange, once the texts of its body were looked through.
    func noticing(_ identifiers: TypedIdentifiers?, in reader: RequestReader) -> Exchange {
        guard let identifiers, let body = reader.content.bytes else { return self }
        var exchange = self
        exchange.typedIdentifiers = identifiers.kinds(in: body)
        return exchange
    }
}
