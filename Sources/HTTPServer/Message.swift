import HTTP

/// What other threads tell an event thread.
enum Message: Sendable {
    /// A connection was taken; `isExcess` when it is only to be told that there are too many.
    case adopt(Arrival, isExcess: Bool)
    case answer(Token, Response)
    /// An answer that the thread makes itself.
    case answerMade(Token, by: @Sendable () -> Response)
    /// A reply went away unsent.
    case unanswered(Token)
    case stream(Token, Response, StreamBuffer)
    /// There is something new in the buffer of a streamed answer.
    case streamed(Token)
    /// Somebody wants to know whether the thread still looks at its mail.
    case ping
    case drain
}

/// A connection that a listener has just taken.
struct Arrival: Sendable {
    let descriptor: Int32
    let peer: PeerAddress
    /// The listener's place in the configuration.
    let listener: Int
}
