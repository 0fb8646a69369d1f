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
    /// The latest instant that a name was made from.
    private var newest: Timestamp
    /// What the commands of the batch want done once it is on the disk.
    private var afterwards: [() -> Void] = []
    /// What they want written last of all, in the same transaction.
    private var atTheEnd: [() throws -> Void] = []

    init(_ connection: Connection, clock: Clock) {
        self.connection = connection
        self.clock = clock
        now = clock.now()
        newest = now
    }

    /// A new name for something that this command makes. While the machine's clock is set back, names go on from where they
    /// were: whoever reads a list on from a name must not miss what came after it.
    package func identifier<Entity>(of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        newest = max(newest, now)
        return Identifier(at: newest, using: &random)
    }

    /// Whether the log is to be emptied into the file as soon as no reader is in it: what was erased must be nowhere.
    var emptiesLog = false

    /// Has the log emptied into the file after this batch, or after the first one that finds no reader in it.
    package func emptyLogAfterwards() { emptiesLog = true }

    /// Does something quick once the batch is on the disk and before its commands are answered; never when the command
    /// fails: for what threads keep in memory of the data.
    package func afterCommit(_ work: @escaping () -> Void) { afterwards.append(work) }

    /// Writes something at the end of the batch, in its transaction; never when the command fails. For indexes that are
    /// cheaper to write once for many commands: what is written here is lost or kept with the whole batch.
    package func beforeCommit(_ work: @escaping () throws -> Void) { atTheEnd.append(work) }

    /// How much is to be written at the end of the batch: many commands are committed together when many come.
    package var endings: Int { atTheEnd.count }

    /// Reads the clock for the next command.
    func turn() { now = clock.now() }

    /// How much waits: what a command that fails now is not to leave behind.
    var waiting: (afterwards: Int, atTheEnd: Int) { (afterwards.count, atTheEnd.count) }

    /// Forgets what a failed command, or a failed batch, wanted done.
    func forget(from waiting: (afterwards: Int, atTheEnd: Int) = (0, 0)) {
        afterwards.removeSubrange(waiting.afterwards...)
        atTheEnd.removeSubrange(waiting.atTheEnd...)
    }

    /// Writes what waited for the end of the batch.
    func writeTheEnd() throws {
        for work in atTheEnd { try work() }
        atTheEnd.removeAll()
    }

    /// Does what waited for the commit.
    func doAfterwards() {
        for work in afterwards { work() }
        afterwards.removeAll()
    }
}
