package import Kernel

/// A page of a list in the order of codes.
package struct CodePage: RequestReadable {
    package let limit: PageLimit
    package let cursor: CodeCursor?

    package init(from request: inout RequestReader) throws(Failure) {
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
    }

    /// The items of the page and one more, out of all of them in order.
    package func cut<Item>(_ items: [Item], code: (Item) -> String) -> [Item] {
        let rest = items.drop { item in cursor.map { code(item) <= $0.code } ?? false }
        return Array(rest.prefix(limit.value + 1))
    }
}
