/// One conversation with a database, in the language of what keeps the data; used by one thread.
///
/// A class to be inherited from rather than a protocol: every row that is read asks it or its statements something.
class Engine {
    /// Which one it is.
    var dialect: Dialect { fatalError("abstract") }

    /// Opens the conversation now rather than when it is first used.
    func open() throws {}

    /// Makes a text into a statement that runs many times.
    func prepare(_ text: SQL.Text) throws -> Statement { fatalError("abstract") }

    /// Executes a text of several statements in the engine's own language: never anything that came from outside.
    func execute(_ text: String) throws { fatalError("abstract") }

    /// Executes the statements of a migration, in the engine's language.
    func executeMigration(_ migration: Migration) throws { fatalError("abstract") }

    /// Begins a transaction that writes, alone: others that write wait for its end.
    func beginWriting() throws { fatalError("abstract") }

    /// Begins a transaction in which every read sees the same state of the data.
    ///
    /// - Parameter budget: after which a read is cut.
    func beginReading(_ budget: Duration) throws { fatalError("abstract") }

    /// Makes what the transaction wrote last.
    func commit() throws { fatalError("abstract") }

    /// Undoes the transaction.
    func rollBack() throws { fatalError("abstract") }

    /// Whether a transaction is open.
    var isInTransaction: Bool { fatalError("abstract") }

    /// Counts what may have changed something: the same number before and after means that a part of a transaction that
    /// failed has left nothing to undo.
    var changes: Int64 { fatalError("abstract") }

    /// Whether the transaction met another one in such a way that it has to be done again from its beginning.
    var mustBeginAnew: Bool { false }

    /// Checks what was to be checked at the end of the transaction.
    ///
    /// - Throws: `DatabaseError` of the kind `foreignKey` when a deferred reference refers to a row that is not there.
    func checkReferences() throws { fatalError("abstract") }

    /// Whether the schema has a table of this name.
    func hasTable(_ name: String) throws -> Bool { fatalError("abstract") }
}

/// The language in which statements reach the engine.
enum Dialect: Sendable {
    /// The one in which features write.
    case sqlite
    /// The one into which they are translated.
    case postgres
}
