private import Glibc
private import TestFolders

/// A copy of the bundled tables in a folder of its own, to be changed.
struct TemporaryReference: ~Copyable {
    private let home = TemporaryFolder()
    var folder: String { home.path }

    init() {
        for table in TemporaryReference.tables { write(table, TemporaryReference.read(table, in: Reference.folder)) }
    }

    /// Replaces a text by another in a table; the text must be there once.
    func replace(_ old: String, with new: String, in table: String) {
        let parts = TemporaryReference.read(table, in: folder).split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "\(parts.count - 1) occurrences of \(old.debugDescription) in \(table)")
        write(table, parts.joined(separator: new))
    }

    /// Takes a table away.
    func remove(_ table: String) { unlink("\(folder)/\(table).tsv") }

    private func write(_ table: String, _ text: String) {
        let file = fopen("\(folder)/\(table).tsv", "w")!
        fputs(text, file)
        fclose(file)
    }

    private static let tables = [
        "manifest", "regions", "departements", "collectivities", "epcis", "communes", "arrondissements",
        "former-communes", "trades",
    ]

    private static func read(_ table: String, in folder: String) -> String {
        let file = fopen("\(folder)/\(table).tsv", "r")!
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
