import Kernel

/// An address book as it was read.
struct KeptBook: Sendable {
    let book: AddressBook
    /// The latest change that it knows.
    let mark: BookMark
    /// The instant whose state it is.
    let instant: Timestamp
    /// When something that is planned changes it.
    let until: Timestamp
    /// Who is away.
    let absent: [Identifier<Expert>: Expert.Presence]
}
