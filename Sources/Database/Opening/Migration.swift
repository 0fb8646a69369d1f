private import Crypto

/// One step of a module's schema, applied once, in one transaction, and never edited afterwards.
package struct Migration: Sendable {
    /// The module whose tables these are.
    package let owner: String
    /// What the step does, unique for its owner.
    package let name: String
    /// The statements, separated by semicolons.
    package let text: String

    /// Whether its statements on rows only move what an older version wrote: on PostgreSQL there never was one.
    let movesOldRows: Bool

    /// A step.
    ///
    /// - Parameter movesOldRows: set when the rows are moved by statements that SQLite alone understands.
    package init(_ owner: String, _ name: String, _ text: StaticString, movesOldRows: Bool = false) {
        self.movesOldRows = movesOldRows
        self.owner = owner
        self.name = name
        self.text = text.description
    }

    /// What tells an edited step from the one that was applied.
    var digest: String { Digest.blake2b(text).hexadecimal }
}
