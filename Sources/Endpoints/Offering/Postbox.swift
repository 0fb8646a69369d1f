package import Database

/// Where features drop letters; given to them by the application.
package protocol Postbox: Sendable {
    /// Keeps a letter for sending, in the transaction of what it tells: it goes out if and only if that happened. The same
    /// letter posted again changes nothing.
    ///
    /// - Throws: when no template has the letter's kind.
    func post(_ letter: Letter, in transaction: WriteTransaction) throws

    /// Keeps several letters, at the cost of little more than one.
    func post(_ letters: [Letter], in transaction: WriteTransaction) throws
}

extension Postbox {
    /// Keeps them one after the other.
    package func post(_ letters: [Letter], in transaction: WriteTransaction) throws {
        for letter in letters { try post(letter, in: transaction) }
    }
}
