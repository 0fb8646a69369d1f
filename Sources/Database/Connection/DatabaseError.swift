/// What the database refused, for the code that knows what it means: a feature turns a violated rule into a conflict;
/// what nobody turns into something else is a fault of ours.
///
/// A full disk, a disk that fails and a read that was cut are not here: they are thrown as `Failure`, ready for the client.
@usableFromInline package struct DatabaseError: Error, Sendable, CustomStringConvertible {
    package let kind: Kind
    /// For the log: names of tables and columns, never their values.
    package let message: String

    /// A refusal of a kind.
    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The kind and the message, for the log and the command line.
    @usableFromInline package var description: String { "\(kind): \(message)" }

    /// The ways in which a statement fails.
    package enum Kind: Hashable, Sendable {
        /// Another row has this key. The rule is the columns, `table.column` between `, `.
        case unique(rule: String)
        /// A row that is referred to does not exist, or is still referred to.
        case foreignKey
        /// A `CHECK` does not hold. The rule is its name, or its text when it has none.
        case check(rule: String)
        /// A column that must have a value has none; the rule is `table.column`.
        case notNull(rule: String)
        /// Another rule of the schema, such as the type of a column.
        case constraint
        /// The file is damaged.
        case corrupt
        /// The file is not a database of ours, or not one that this version may open.
        case foreign
        /// A file cannot be read, written or created.
        case file
        /// The stored value is not what the code reads.
        case unreadable
        /// The statement is wrong.
        case statement
    }
}
