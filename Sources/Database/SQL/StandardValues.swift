package import Kernel

extension Int: SQLValue {
    @inlinable package var datum: SQLDatum { .integer(Int64(self)) }
    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let integer = column.integer else { return nil }
        self = Int(integer)
    }
}

extension Int64: SQLValue {
    @inlinable package var datum: SQLDatum { .integer(self) }
    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let integer = column.integer else { return nil }
        self = integer
    }
}

extension Double: SQLValue {
    @inlinable package var datum: SQLDatum { .real(self) }
    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let real = column.real else { return nil }
        self = real
    }
}

/// Stored as 0 or 1.
extension Bool: SQLValue {
    @inlinable package var datum: SQLDatum { .integer(self ? 1 : 0) }
    @inlinable package init?(_ column: borrowing SQLColumn) {
        switch column.integer {
        case 0: self = false
        case 1: self = true
        default: return nil
        }
    }
}

extension String: SQLValue {
    @inlinable package var datum: SQLDatum { .text(self) }
    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let text = column.text else { return nil }
        self = text
    }
}

extension [UInt8]: SQLValue {
    @inlinable package var datum: SQLDatum { .blob(self) }
    @inlinable package init?(_ column: borrowing SQLColumn) {
        guard let blob = column.blob else { return nil }
        self = blob
    }
}

/// Stored as the fixed-width text, so that the order of the text is the order of time.
extension Timestamp: SQLValue {}

/// Stored as `2026-03-02`.
extension Day: SQLValue {}

/// Stored as the 36 characters of a UUID.
extension Identifier: SQLValue {}

/// Stored as `fr` or `en`.
extension Language: SQLValue {}
