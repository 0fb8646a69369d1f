import JSON

/// The answers of a batch as CSV (RFC 4180): a line a situation, a column an expression, then what was wrong.
struct BatchTable: Sendable {
    private let expressions: [String]

    init(_ request: EvaluationRequest) {
        let written = request.body["expressions"].map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
        expressions = written.map { $0.string ?? String(decoding: $0.raw, as: UTF8.self) }
    }

    /// The line of titles; the last column is `error`.
    var titles: [UInt8] { BatchTable.line(expressions + ["error"]) }

    /// The line of one answer: a cell is empty where an expression has no value; the first fault is in the last column.
    func line(_ answer: [UInt8]) throws -> [UInt8] {
        let root = try JSONTape(answer, limits: .file).root
        let items = root["evaluate"].map { Array($0.elements) } ?? []
        let values = expressions.indices.map { place -> String in
            guard items.indices.contains(place), let value = items[place]["nodeValue"], !value.isNull else { return "" }
            return value.string ?? String(decoding: value.raw, as: UTF8.self)
        }
        let faults = [root["situationError"]] + items.map { $0["error"] }
        return BatchTable.line(values + [faults.lazy.compactMap { $0?["message"]?.string }.first.map(onOneLine) ?? ""])
    }

    private func onOneLine(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// One line (RFC 4180), with what a spreadsheet would take for a formula made harmless.
    private static func line(_ cells: [String]) -> [UInt8] {
        let safe = cells.map { cell in
            let isFormula = cell.first.map { "=+@\t\r".contains($0) } ?? false
            let text = isFormula ? "'" + cell : cell
            guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        return Array((safe.joined(separator: ",") + "\r\n").utf8)
    }
}
