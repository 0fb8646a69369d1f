package import Database
package import Kernel

/// What a feature keeps that is a partner organisation's own, said once: the archive that a partner takes away when a service
/// is transferred or stops, and its destruction, follow from it.
package struct PartnerData: Sendable {
    /// Kebab-case, stable: the name of its file in an archive.
    package let name: String
    package let title: Text
    /// Gives all of an organisation's, as JSON objects, from one state of the data.
    package let export: @Sendable (_ organisation: String, Connection, PartnerArchive) throws -> Void
    /// Destroys at most 1,000 rows of an organisation; gives how many, 1,000 when there may be more.
    package let erase: @Sendable (_ organisation: String, WriteTransaction) throws -> Int

    /// A declaration.
    package init(
        name: String, title: Text,
        export: @escaping @Sendable (_ organisation: String, Connection, PartnerArchive) throws -> Void,
        erase: @escaping @Sendable (_ organisation: String, WriteTransaction) throws -> Int
    ) {
        self.name = name
        self.title = title
        self.export = export
        self.erase = erase
    }
}

/// Where a feature puts what it gives to a partner.
package struct PartnerArchive {
    /// Takes a row: a JSON object.
    package let row: (String) throws -> Void
    /// Takes a file, by a name without folders, in pieces.
    package let file: (_ name: String, _ content: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws -> Void

    /// A place for rows and files.
    package init(
        row: @escaping (String) throws -> Void,
        file: @escaping (_ name: String, _ content: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws -> Void
    ) {
        self.row = row
        self.file = file
    }
}
