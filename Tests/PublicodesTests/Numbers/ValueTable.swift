private import Foundation
private import Testing

/// The rows of a file of reference values: columns between tabs, `\u` escapes for blanks.
struct ValueTable {
    let rows: [[String]]

    init(_ name: String) throws {
        let text = try String(contentsOf: Bundle.module.bundleURL.appending(path: "Values/\(name)"), encoding: .utf8)
        rows = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped(String($0)) }
        }
    }

    /// The rows of one subject, without its name.
    func rows(of subject: String) -> [[String]] { rows.filter { $0[0] == subject }.map { Array($0.dropFirst()) } }

    /// The bits of a double, in hexadecimal; `nan` for any NaN.
    static func double(_ text: String) throws -> Double {
        try text == "nan" ? .nan : Double(bitPattern: #require(UInt64(text, radix: 16)))
    }

    /// The same text for the same double.
    static func bits(_ value: Double) -> String {
        let digits = String(value.bitPattern, radix: 16)
        return value.isNaN ? "nan" : String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func unescaped(_ text: String) -> String {
        var parts = text.components(separatedBy: "\\u")
        for index in parts.indices.dropFirst() {
            let scalar = UInt32(parts[index].prefix(4), radix: 16).flatMap(Unicode.Scalar.init)!
            parts[index] = String(scalar) + parts[index].dropFirst(4)
        }
        return parts.joined()
    }
}
