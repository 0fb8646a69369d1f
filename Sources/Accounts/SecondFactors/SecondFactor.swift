import Crypto
import Kernel

/// A person's own device that makes codes.
struct SecondFactor: Sendable {
    let id: Identifier<SecondFactor>
    let account: Identifier<Account>
    let label: PlainLine
    let secret: FactorSecret
    let createdAt: Timestamp
    /// When a first code showed that the device works; before, it confirms nothing.
    let confirmedAt: Timestamp?
    /// The step of the last code taken: an earlier one, or the same again, is a replay.
    let lastStep: Int

    /// The most devices that a person registers.
    static let limit = 5
}
