package import Kernel

/// What an event happened to. The name outlives an erasure, so it is one that the service made, or a register's code of
/// something that is no person.
package struct ObjectName: Hashable, Sendable {
    /// What kind of thing it is, as its table is called: `ticket`.
    package let type: String
    package let id: String

    /// The name of a thing that the service named.
    package init<Entity>(_ type: StaticString, _ id: Identifier<Entity>) {
        self.init(type: type.description, id: id.description)
    }

    /// A name in two parts.
    package init(type: String, id: String) {
        self.type = type
        self.id = id
    }
}
