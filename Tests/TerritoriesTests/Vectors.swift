private import Glibc
import Testing

/// The checked set of reference data, when the environment names it: `GUICHET_VECTORS`, folder `reference/`.
enum Vectors {
    static let folder = getenv("GUICHET_VECTORS").map { String(cString: $0) + "/reference" }

    static var arePresent: Bool { folder.map { access("\($0)/communes.csv", R_OK) == 0 } ?? false }

    /// The rows of a table of comma-separated values, each by column name.
    static func rows(_ name: String) throws -> [[String: String]] {
        let file = try #require(fopen("\(folder!)/\(name).csv", "r"), "\(name).csv cannot be opened")
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        let lines = fields(of: bytes)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    private static func fields(of bytes: [UInt8]) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x2C where !isQuoted, 0x0A where !isQuoted:
                line.append(String(decoding: field, as: UTF8.self))
                field = []
                if byte == 0x0A {
                    lines.append(line)
                    line = []
                }
            default: field.append(byte)
            }
        }
        return lines
    }
}
