/// A line of comma-separated values (RFC 4180).
package enum CSVLine {
    /// The line with its end. What a spreadsheet would take for a formula is kept from being one.
    package static func text(_ values: [String]) -> String {
        values.map { value in
            let first = value.unicodeScalars.first
            let safe = first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } == true ? "'" + value : value
            // By bytes: a carriage return and a line feed are one character.
            guard safe.utf8.contains(where: { [0x2C, 0x22, 0x0D, 0x0A].contains($0) }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
