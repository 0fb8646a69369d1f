import Endpoints
import Kernel

/// A page of a list in the order of codes.
struct CodePage: RequestReadable {
    let limit: PageLimit
    let cursor: CodeCursor?

    init(from request: inout RequestReader) throws(Failure) {
        limit = try request.query("limit") ?? .standard
        cursor = try request.query("cursor")
    }

    /// The items of the page and one more, out of all of them in order.
    func cut<Item>(_ items: [Item], code: (Item) -> String) -> [Item] {
        let rest = items.drop { item in cursor.map { code(item) <= $0.code } ?? false }
        return Array(rest.prefix(limit.value + 1))
    }
}
