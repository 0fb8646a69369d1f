package import Kernel

/// A page of a list in the order of identifiers, which is that of time.
package struct IdentifierPage<Entity>: RequestReadable {
    package let limit: PageLimit
    package let cursor: Cursor<Entity>?

    package init(from request: inout RequestReader) throws(Failure) {
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
    }
}
