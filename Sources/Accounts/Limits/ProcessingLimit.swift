import Kernel

/// What a person obtained of those who keep their data: that it lies still (GDPR art. 18), or that it is not used to write to
/// them (art. 21).
package enum ProcessingLimit: String, CaseIterable, Encodable, Sendable {
    /// The data is kept and not otherwise used: others do not read or change it, and it is not let go of.
    case restriction
    /// Letters that the person did not ask for are not sent.
    case objection
}

extension Account {
    /// Refuses a change by somebody else of data that lies still.
    func checkChangeable(by caller: Caller) throws(Failure) {
        guard limits.contains(.restriction), caller.person?.account != id.description else { return }
        throw Failure(.processingRestricted)
    }
}
