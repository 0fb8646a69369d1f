/// An establishment that a search found, with its legal unit.
struct FoundEstablishment: Sendable {
    let establishment: Establishment
    /// Absent when the stock of legal units was not imported, or is older.
    let company: Company?
    /// From the point of the search.
    var kilometres: Double?
}
