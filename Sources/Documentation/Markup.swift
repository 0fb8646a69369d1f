import Endpoints

/// The little markup that the contract's descriptions use, as HTML: paragraphs, lists, code.
enum Markup {
    /// Several paragraphs.
    static func html(_ text: String) -> String {
        var html = ""
        for block in blocks(text) {
            if block.allSatisfy({ $0.hasPrefix("- ") }) {
                html += "<ul>" + block.map { "<li>\(line(String($0.dropFirst(2))))</li>" }.joined() + "</ul>\n"
            } else {
                html += "<p>\(line(block.joined(separator: " ")))</p>\n"
            }
        }
        return html
    }

    /// What stands inside a paragraph: `code` between backticks.
    static func line(_ text: String) -> String {
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map { HTMLPage.escape(String($0)) }
        guard pieces.count % 2 == 1 else { return HTMLPage.escape(text) }
        return pieces.indices.map { $0 % 2 == 1 ? "<code>\(pieces[$0])</code>" : pieces[$0] }.joined()
    }

    /// Lines between empty ones; the lines of a list each begin one, those that go on are joined.
    private static func blocks(_ text: String) -> [[String]] {
        var blocks: [[String]] = [[]]
        for written in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = written.drop { $0 == " " }
            if line.isEmpty {
                blocks.append([])
            } else if line.hasPrefix("- "), blocks.last?.allSatisfy({ $0.hasPrefix("- ") }) == false {
                blocks.append([String(line)])
            } else if let last = blocks[blocks.count - 1].last, last.hasPrefix("- "), !line.hasPrefix("- ") {
                blocks[blocks.count - 1][blocks[blocks.count - 1].count - 1] = last + " " + line
            } else {
                blocks[blocks.count - 1].append(String(line))
            }
        }
        return blocks.filter { !$0.isEmpty }
    }
}
