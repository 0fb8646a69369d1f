/// The row that a statement stands on, for the function that turns it into a value; it cannot be kept.
///
/// `let title: String = try row["title"]`, `let closedOn: Day? = try row["closedOn"]`, or by place from zero.
@usableFromInline package struct Row: ~Copyable {
    @usableFromInline let statement: Statement

    @usableFromInline init(_ statement: Statement) { self.statement = statement }

    /// The value of a column.
    ///
    /// - Throws: `DatabaseError` of the kind `unreadable` when there is no such column, or another form in it.
    @inlinable package subscript<Value: SQLValue>(_ name: String) -> Value {
        get throws { try self[statement.place(of: name)] }
    }

    /// The value of a column that may be NULL.
    @inlinable package subscript<Value: SQLValue>(_ name: String) -> Value? {
        get throws { try self[statement.place(of: name)] }
    }

    /// The value of the column at a place.
    @inlinable package subscript<Value: SQLValue>(_ place: Int) -> Value {
        get throws {
            guard let value = Value(statement.column(at: place)) else { throw statement.unreadable(place) }
            return value
        }
    }

    /// The value of the column at a place that may be NULL.
    @inlinable package subscript<Value: SQLValue>(_ place: Int) -> Value? {
        get throws {
            let column = statement.column(at: place)
            if column.isNull { return nil }
            guard let value = Value(column) else { throw statement.unreadable(place) }
            return value
        }
    }
}
