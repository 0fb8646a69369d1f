import Endpoints
import HTTP
import JSON
import Kernel

/// The rows of what somebody sent: a table or JSON lines, in UTF-8 or windows-1252.
struct DepositFile: Sendable {
    private let body: RequestBody
    private let isTable: Bool
    /// More rows than this are several deposits.
    static let mostRows = 500_000

    init(_ body: RequestBody, isTable: Bool) {
        self.body = body
        self.isTable = isTable
    }

    /// Gives the text of a cell by the name of its column; `nil` for an empty one.
    typealias Cells = (String) -> String?

    /// Hands all rows over, in order, each with its line; only a piece of the file is in memory.
    ///
    /// - Parameter columns: those that must be there.
    /// - Throws: `malformed-body` when it is no table, `invalid-body` when a column is missing.
    func each(columns: [String], _ take: (_ line: Int, Cells) throws -> Void) throws {
        let body = self.body
        var place = 0
        func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            guard let piece = body.read(at: place, count: buffer.count), !piece.isEmpty else { return 0 }
            buffer.copyBytes(from: piece)
            place += piece.count
            return piece.count
        }
        do {
            if isTable { try table(read, columns, take) } else { try lines(read, take) }
        } catch let fault as TableFile.Fault {
            throw Failure(fault)
        }
    }

    private func table(
        _ read: (UnsafeMutableRawBufferPointer) -> Int, _ columns: [String], _ take: (Int, Cells) throws -> Void
    ) throws {
        try withoutActuallyEscaping(read) { read in
            let file = try TableFile(reading: read)
            let places = Dictionary(
                file.header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
            if let missing = columns.first(where: { places[$0] == nil }) {
                throw Failure.invalid(
                    "/header/\(missing)", "missing-column",
                    Text(fr: "Cette colonne manque.", en: "This column is missing."))
            }
            var count = 0
            while try file.advance() {
                try check(&count)
                try take(file.line) { name in
                    guard let place = places[name] else { return nil }
                    let text = DepositText.decoded(file.bytes(at: place)).trimmingWhitespace
                    return text.isEmpty ? nil : text
                }
            }
        }
    }

    private func lines(
        _ read: (UnsafeMutableRawBufferPointer) -> Int, _ take: (Int, Cells) throws -> Void
    ) throws {
        var rest: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: DepositFile.longestLine)
        var number = 0
        var count = 0
        func row(_ line: ArraySlice<UInt8>) throws {
            number += 1
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) else { return }
            try check(&count)
            let object = try? JSONTape(Array(line)).root
            try take(number) { name in
                guard let value = object?[name] else { return nil }
                let text = value.string ?? String(decoding: value.raw, as: UTF8.self)
                return text.isEmpty || value.isNull ? nil : text
            }
        }
        while case let size = piece.withUnsafeMutableBytes({ read($0) }), size > 0 {
            rest += piece[..<size]
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: 0x0A) {
                try row(rest[start..<end])
                start = end + 1
            }
            rest.removeSubrange(..<start)
            guard rest.count <= DepositFile.longestLine else { throw TableFile.Fault.recordTooLong(line: number + 1) }
        }
        if !rest.isEmpty { try row(rest[...]) }
    }

    private static let longestLine = 1 << 20

    private func check(_ count: inout Int) throws(Failure) {
        count += 1
        guard count <= DepositFile.mostRows else {
            throw .invalid("", "row-count", Text(fr: "500 000 lignes au plus.", en: "500,000 rows at most."))
        }
    }
}
