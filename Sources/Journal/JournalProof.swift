package import Database
package import Kernel

extension JournalKeeping {
    /// What of a journal at rest is not as it was written, for those who verify a whole file; at most twenty sentences.
    ///
    /// How long entries were kept is not asked: that is a matter of settings, not of damage.
    package func damage(in connection: Connection, at now: Timestamp) throws -> [String] {
        guard try connection.hasTable("journalHead") else { return [] }
        var verifier = JournalVerifier(self, at: now)
        while try verifier.step(connection) {}
        return verifier.report.faults.filter { $0.kind != .droppedTooEarly }.prefix(20).map { fault in
            "journal \(fault.kind.rawValue) \(fault.first)" + (fault.last > fault.first ? "-\(fault.last)" : "")
        }
    }
}
