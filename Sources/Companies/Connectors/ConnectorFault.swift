/// Why a source gave no answer that counts.
enum ConnectorFault: String, Error, Sendable {
    /// Its breaker is open: it is not called for a while.
    case breakerOpen = "breaker-open"
    /// Too many questions wait for it.
    case queueFull = "queue-full"
    case timedOut = "timed-out"
    case unreachable
    /// It answered with an error of its own.
    case failing
    /// It asks us to come later than we can wait.
    case limited
    /// It refused the question: a key that is wrong, a right that is missing.
    case refused
    /// It sent us elsewhere, or lies at an address that may not be called.
    case forbiddenAddress = "forbidden-address"
    case tooLarge = "too-large"
    /// The answer is not of the shape expected, or is about somebody else.
    case unexpectedShape = "unexpected-shape"
    /// There is no recorded answer.
    case notRecorded = "not-recorded"
    /// The time for the whole sheet was over.
    case overBudget = "over-budget"
}
