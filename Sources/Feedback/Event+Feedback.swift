import Journal
import Kernel

extension Event {
    /// Somebody said what they think; what they said stays out of the journal.
    static func opinionGiven(_ id: Identifier<Opinion>) -> Event {
        Event("opinion-given", on: ObjectName("opinion", id))
    }
}
