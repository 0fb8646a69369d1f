/// A legal unit as the register gives it; what is absent is not known, or not public.
struct Company: Hashable, Sendable {
    var siren: Int64
    var isActive: Bool
    /// Whether the register may tell it to everybody.
    var isPublic: Bool
    /// The name of a legal person.
    var name: String?
    /// The names of a natural person who is the company.
    var person: String?
    var acronym: String?
    var usualName: String?
    var legalForm: String?
    var naf: String?
    var nafRevision: String?
    /// `PME`, `ETI` or `GE`.
    var category: String?
    var workforce: String?
    var workforceYear: Int?
    var createdOn: String?
    /// The last five digits of the head office's number.
    var headOffice: Int64?
    var association: String?
    var isEmployer: Bool?
    var isSocialEconomy: Bool?
    var stockImport: Int64
    var fingerprint: Int64

    /// How it is called; nothing when that is not public.
    var title: String? { name ?? person }

    /// All the names by which it is sought.
    var names: [String] { [name, person, acronym, usualName].compactMap(\.self) }
}
