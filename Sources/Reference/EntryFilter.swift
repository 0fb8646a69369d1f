import Endpoints
import Kernel
import Territories

/// Which entries of a nomenclature are asked for.
struct EntryFilter: RequestReadable {
    let page: CodePage
    let text: SearchText?
    let parent: SearchText?

    init(from request: inout RequestReader) throws(Failure) {
        page = try CodePage(from: &request)
        text = try request.query("q")
        parent = try request.query("parent")
    }

    /// A page of the entries.
    ///
    /// - Throws: when the nomenclature was never imported.
    func representation(of nomenclature: Nomenclature?) throws(Failure) -> Representation {
        guard let nomenclature else { throw Failure(.tableNotImported) }
        let query = text.map { NafCode($0.description)?.description ?? $0.description }
        let found = nomenclature.entries(
            matching: query, below: parent?.description, after: page.cursor?.code, limit: page.limit.value + 1)
        return PublicAnswer.page(found, limit: page.limit, code: \.code) { $1.entry($0) }
    }
}
