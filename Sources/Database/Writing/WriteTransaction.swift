package import Crypto
package import Kernel

/// What a command works with: everything that it does through `connection` is kept or undone together.
package final class WriteTransaction {
    /// The connection that writes, inside the command's own savepoint.
    package let connection: Connection
    /// The instant of the command; read once.
    package private(set) var now: Timestamp
    /// Random bits for names; keys and tokens come from `RandomSource.bytes`.
    package var random = RandomSource()
    private let clock: Clock

    init(_ connection: Connection, clock: Clock) {
        self.connection = connection
        self.clock = clock
        now = clock.now()
    }

    /// A new name for something that this command makes.
    package func identifier<Entity>(of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        Identifier(at: now, using: &random)
    }

    /// Reads the clock for the next command.
    func turn() { now = clock.now() }
}
