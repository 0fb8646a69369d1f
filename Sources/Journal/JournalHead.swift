/// How far the journal goes, and where what is left of it begins.
struct JournalHead: Sendable {
    /// The number of the entry written last: entries that are missing at the end are missed by it.
    let lastEntry: Int
    /// The number of the segment sealed last.
    let lastSegment: Int
    /// The segment whose entries, and all before, are no longer kept; 0 when everything is.
    let anchor: Int
}
