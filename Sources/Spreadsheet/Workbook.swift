private import CXLSXWriter
private import Glibc

/// A spreadsheet of one sheet (Office Open XML, ISO/IEC 29500), written row by row; every cell is text, so that no name is a
/// formula and no number loses its zeros.
package final class Workbook {
    private let path: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private var rows: UInt32 = 0

    /// A cell holds no more characters.
    private static let longestText = 32_767
    private static let pieceSize = 256 << 10

    /// The library, or the disk, did not do what it was asked.
    package struct Fault: Error {
        /// The library's number; 0 when the disk failed.
        package let code: Int
    }

    /// An empty sheet; while it is written it lies in files of a folder, which nobody else reads.
    ///
    /// - Throws: when nothing can be written there.
    package init(named name: String, in folder: String) throws(Fault) {
        var template = Array("\(folder)/guichet-sheet-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Fault(code: 0) }
        close(descriptor)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let opened = folder.withCString { folder in
            var options = lxw_workbook_options()
            // Rows leave memory as they come.
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        self.path = path
        guard let opened, let sheet = workbook_add_worksheet(opened, name) else {
            unlink(path)
            throw Fault(code: 0)
        }
        workbook = opened
        self.sheet = sheet
    }

    deinit {
        if let workbook { _ = workbook_close(workbook) }
        unlink(path)
    }

    /// Writes the next row.
    package func append(_ cells: [String]) throws(Fault) {
        for (place, cell) in cells.enumerated() where !cell.isEmpty {
            let isLong = cell.unicodeScalars.count > Workbook.longestText
            let text =
                isLong ? String(String.UnicodeScalarView(cell.unicodeScalars.prefix(Workbook.longestText))) : cell
            let status = worksheet_write_string(sheet, rows, UInt16(place), text, nil)
            guard status == LXW_NO_ERROR else { throw Fault(code: Int(status.rawValue)) }
        }
        rows += 1
    }

    /// Hands the whole file over, piece by piece; nothing can be added afterwards.
    package func finish(_ take: ([UInt8]) throws -> Void) throws {
        guard let open = workbook else { throw Fault(code: 0) }
        workbook = nil
        let status = workbook_close(open)
        guard status == LXW_NO_ERROR else { throw Fault(code: Int(status.rawValue)) }
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Fault(code: 0) }
        defer { close(file) }
        var piece = [UInt8](repeating: 0, count: Workbook.pieceSize)
        while true {
            let count = read(file, &piece, piece.count)
            guard count >= 0 else { throw Fault(code: 0) }
            guard count > 0 else { return }
            try take(Array(piece[..<count]))
        }
    }
}
