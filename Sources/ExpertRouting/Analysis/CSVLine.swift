/// A line of comma-separated values (RFC 4180).
enum CSVLine {
    /// The line with its end. What a spreadsheet would take for a formula is kept from being one.
    static func text(_ values: [String]) -> String {
        values.map { value in
            let safe = value.first.map { "=+-@\t\r".contains($0) } == true ? "'" + value : value
            guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
