package import Database
package import Kernel

/// Personal data that a feature keeps, said once: the register, the export, the erasure and the retention follow from it
/// (GDPR art. 5, 15, 17, 30).
package struct PersonalData: Sendable {
    /// Kebab-case, stable.
    package let name: String
    /// Whom it is about.
    package let subjects: Text
    package let purpose: Text
    package let legalBasis: LegalBasis
    /// How long it is kept, and from when.
    package let duration: Text
    /// Whether it is kept in public archives: an archivist's visa comes before its elimination (code du patrimoine, L212-2).
    package let isPublicArchive: Bool
    /// The columns that hold it, as `account.email`.
    package let columns: [String]
    /// What is kept of a person, as JSON objects.
    package let export: @Sendable (DataSubject, Connection) throws -> [String]
    /// Erases at most 1,000 rows of a person; gives how many, 1,000 when there may be more.
    package let erase: @Sendable (DataSubject, WriteTransaction) throws -> Int
    /// The addresses of persons without account that it holds, in lower case: by them, those whom an older backup brings back
    /// are found and erased again.
    package let addresses: @Sendable (Connection) throws -> [String]
    /// How many rows have outlived their duration, and erases at most 1,000 of them unless it is a dry run.
    package let retain: @Sendable (_ isDryRun: Bool, WriteTransaction) throws -> Int

    /// A declaration.
    package init(
        name: String, subjects: Text, purpose: Text, legalBasis: LegalBasis, duration: Text,
        isPublicArchive: Bool = false, columns: [String],
        export: @escaping @Sendable (DataSubject, Connection) throws -> [String] = { _, _ in [] },
        erase: @escaping @Sendable (DataSubject, WriteTransaction) throws -> Int = { _, _ in 0 },
        addresses: @escaping @Sendable (Connection) throws -> [String] = { _ in [] },
        retain: @escaping @Sendable (_ isDryRun: Bool, WriteTransaction) throws -> Int = { _, _ in 0 }
    ) {
        self.name = name
        self.subjects = subjects
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.duration = duration
        self.isPublicArchive = isPublicArchive
        self.columns = columns
        self.export = export
        self.erase = erase
        self.addresses = addresses
        self.retain = retain
    }

    /// Why the data may be kept (GDPR art. 6.1).
    package enum LegalBasis: String, Sendable {
        case consent
        case contract
        case legalObligation
        case vitalInterests
        case publicTask
        case legitimateInterests
    }
}
