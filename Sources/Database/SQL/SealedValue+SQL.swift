package import Crypto

/// Stored as bytes; opened by a `KeyRing`, at its place only.
extension SealedValue: SQLValue {
    package var datum: SQLDatum { .blob(bytes) }

    package init?(_ column: borrowing SQLColumn) {
        guard let bytes = column.blob else { return nil }
        self.init(bytes: bytes)
    }
}
