import App
import Endpoints
import Foundation
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// docs/authorization.md says who may do what, and nothing else.
@Suite struct `The table of permissions` {
    private let rows: [(operation: String, access: String)]

    init() throws {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/authorization.md", encoding: .utf8)
        rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return (cells[0], cells[1])
        }
    }

    @Test func `has one row for each operation, in alphabetical order`() throws {
        let served = try TestAPI().service.routes.map(\.operation.id).sorted()
        #expect(rows.map(\.operation) == served)
    }

    @Test func `gives each operation the access that the code gives it`() throws {
        let said = Dictionary(rows.map { ($0.operation, $0.access) }, uniquingKeysWith: { first, _ in first })
        for operation in try TestAPI().service.routes.map(\.operation) {
            #expect(said[operation.id] == operation.access.description, "\(operation.id)")
        }
    }
}
