import Foundation
import TestSupport

/// The tables of docs/tickets.md, and of what proves it, as rows of cells.
enum DocumentTables {
    /// The table that follows a mark: its head, and its rows.
    static func table(after mark: String, in document: String = "tickets") throws -> (head: [String], rows: [[String]])
    {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/\(document).md", encoding: .utf8)
        let lines = text.components(separatedBy: "<!-- \(mark) -->\n")[1].split(
            separator: "\n", omittingEmptySubsequences: false
        ).prefix { $0.hasPrefix("|") }
        let rows = lines.map { line in
            line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        return (rows[0], Array(rows.dropFirst(2)))
    }
}
