/// A type whose values are stored in a column: bound through `datum`, read back through the initialiser.
///
/// A domain type that is written as text, or that has a raw value, conforms with an empty extension.
@usableFromInline package protocol SQLValue {
    /// The form in which it is stored.
    var datum: SQLDatum { get }

    /// Reads a stored value; `nil` when the column holds something else, NULL included.
    init?(_ column: borrowing SQLColumn)
}

extension SQLValue where Self: LosslessStringConvertible {
    @inlinable package var datum: SQLDatum { .text(description) }

    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let text = column.text else { return nil }
        self.init(text)
    }
}

extension SQLValue where Self: RawRepresentable, RawValue: SQLValue {
    @inlinable package var datum: SQLDatum { rawValue.datum }

    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let rawValue = RawValue(column) else { return nil }
        self.init(rawValue: rawValue)
    }
}
