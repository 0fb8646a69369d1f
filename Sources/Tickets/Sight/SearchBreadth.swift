import Database

/// How much of the search index a beginning of words spans, before any of it is read: the engine gathers all that begins so
/// first, however few may be seen, and that takes as long as there are pages.
struct SearchBreadth {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The most pages that are gathered: some tens of milliseconds.
    static let most = 400

    /// The pages on which words begin so, about.
    func pages(_ beginning: String) throws -> Int {
        try connection.pagesOfText(beginning: beginning, pages: "ticketText_idx")
    }
}
