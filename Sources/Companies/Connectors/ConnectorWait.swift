import Kernel

/// An answer that was kept, with a refresh behind when it is old, or one that is on its way.
struct ConnectorWait {
    let kept: SourceCache.Kept?
    let mailbox: BoundedQueue<ConnectorOutcome>

    /// What was kept, at once; otherwise what comes until an instant of the machine's clock, in milliseconds.
    func outcome(until deadline: Int64) -> (outcome: ConnectorOutcome, isFresh: Bool) {
        if let kept { return (.success(kept.answer), kept.isFresh) }
        let left = max(0, deadline - MonotonicClock.milliseconds())
        var outcomes: [ConnectorOutcome] = []
        _ = mailbox.takeAll(into: &outcomes, timeout: .milliseconds(left))
        return (outcomes.first ?? .failure(.overBudget), true)
    }
}
