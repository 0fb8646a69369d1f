import Endpoints
import HTTP
import JSON
import Kernel

/// The rows of what a partner sent: a table or JSON lines, in UTF-8 or windows-1252.
struct DepositFile {
    private let body: RequestBody
    private let isTable: Bool
    private let mapping: DepositMapping
    /// More rows than this are several deposits.
    static let mostRows = 500_000

    init(_ body: RequestBody, isTable: Bool, _ mapping: DepositMapping) {
        self.body = body
        self.isTable = isTable
        self.mapping = mapping
    }

    /// All rows, in order.
    ///
    /// - Throws: `malformed-body` when it is no table, `invalid-body` when a column of the mapping is missing.
    func rows() throws -> [DepositRow] {
        let body = self.body
        var place = 0
        return try rows { buffer in
            guard let piece = body.read(at: place, count: buffer.count), !piece.isEmpty else { return 0 }
            buffer.copyBytes(from: piece)
            place += piece.count
            return piece.count
        }
    }

    private func rows(reading read: @escaping (UnsafeMutableRawBufferPointer) -> Int) throws -> [DepositRow] {
        do {
            return isTable ? try table(try TableFile(reading: read)) : try lines(read)
        } catch let fault as TableFile.Fault {
            throw Failure(fault)
        }
    }

    private func table(_ file: TableFile) throws -> [DepositRow] {
        let places = Dictionary(
            file.header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let wanted =
            [mapping.siret.description, mapping.dataDate?.description].compactMap(\.self)
            + mapping.columns.map(\.from.description)
        if let missing = wanted.first(where: { places[$0] == nil }) {
            throw Failure.invalid(
                "/header/\(missing)", "missing-column", Text(fr: "Cette colonne manque.", en: "This column is missing.")
            )
        }
        var rows: [DepositRow] = []
        while try file.advance() {
            try check(rows.count)
            rows.append(
                DepositRow(line: file.line, mapping) { name in
                    guard let place = places[name] else { return nil }
                    let text = DepositText.decoded(file.bytes(at: place)).trimmingWhitespace
                    return text.isEmpty ? nil : text
                })
        }
        return rows
    }

    private func lines(_ read: (UnsafeMutableRawBufferPointer) -> Int) throws -> [DepositRow] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = piece.withUnsafeMutableBytes { read($0) }
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        var rows: [DepositRow] = []
        for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
            try check(rows.count)
            let object = try? JSONTape(Array(line)).root
            rows.append(
                DepositRow(line: place + 1, mapping) { name in
                    guard let value = object?[name] else { return nil }
                    let text = value.string ?? String(decoding: value.raw, as: UTF8.self)
                    return text.isEmpty || value.isNull ? nil : text
                })
        }
        return rows
    }

    private func check(_ count: Int) throws(Failure) {
        guard count < DepositFile.mostRows else {
            throw .invalid("", "row-count", Text(fr: "500 000 lignes au plus.", en: "500,000 rows at most."))
        }
    }
}
