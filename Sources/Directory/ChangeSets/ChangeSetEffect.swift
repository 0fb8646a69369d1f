package import Database
package import Kernel

/// What a change set would change elsewhere: given by the application, so that the address book knows no feature.
package struct ChangeSetEffect: Sendable {
    /// What is looked at, in kebab-case: `routing`.
    package let name: String
    /// Who is chosen for each of some subjects, read from a state of the database at an instant: asked once before the
    /// changes and once with them, through the same connection, so that what is kept in memory must not answer. It runs on
    /// the writer's thread: a few hundred subjects, some milliseconds.
    package let observe: @Sendable (_ connection: Connection, _ instant: Timestamp) throws -> [String: Set<String>]

    /// An effect that previews show.
    package init(
        name: String,
        observe: @escaping @Sendable (_ connection: Connection, _ instant: Timestamp) throws -> [String: Set<String>]
    ) {
        self.name = name
        self.observe = observe
    }
}
