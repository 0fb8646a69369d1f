package import Crypto

/// Stored as 32 bytes.
extension Digest: SQLValue {
    package var datum: SQLDatum { .blob(bytes) }

    package init?(_ column: borrowing SQLColumn) {
        guard let bytes = column.blob else { return nil }
        self.init(bytes: bytes)
    }
}
