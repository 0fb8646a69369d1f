import HTTP

/// What must be remembered of a request until its answer is written.
struct Exchange {
    let isHead: Bool
    let isVersionZero: Bool
    /// Whether the client said that it sends nothing more.
    let keepsAlive: Bool

    init(_ head: RequestHead) {
        isHead = head.method == .head
        isVersionZero = head.isVersionZero
        keepsAlive = head.keepsAlive
    }
}
