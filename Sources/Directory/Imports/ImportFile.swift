import Endpoints
import Kernel

/// What a client sent to be imported, cut into rows.
enum ImportFile {
    /// The rows of JSON lines; blank lines are skipped.
    static func lines(_ bytes: [UInt8], _ kind: ImportKind) -> [ImportRow] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { place, line in
            let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
            return isBlank ? nil : ImportRow(line: place + 1, json: line, kind)
        }
    }

    /// The rows of a table.
    ///
    /// - Throws: `malformed-body` when it is no table, `invalid-body` when a column is not known.
    static func table(_ bytes: [UInt8], _ kind: ImportKind) throws(Failure) -> [ImportRow] {
        let reader: CSVReader
        do throws(CSVReader.Fault) { reader = try CSVReader(bytes) } catch { throw Failure(error) }
        var columns: [CSVColumn] = []
        for (place, name) in reader.header.enumerated() {
            guard let column = CSVColumn(name, kind), !reader.header.prefix(place).contains(name) else {
                throw .invalid(
                    "/header/\(place)", "unknown-column",
                    Text(fr: "Colonne inconnue ou répétée.", en: "Unknown or repeated column."))
            }
            columns.append(column)
        }
        return reader.rows.map { ImportRow(line: $0.line, cells: $0.cells, columns, kind) }
    }
}

extension Failure {
    /// A text that is no table.
    fileprivate init(_ fault: CSVReader.Fault) {
        let (line, code, message) =
            switch fault {
            case .notUTF8: (1, "not-utf8", Text(fr: "Le fichier n'est pas en UTF-8.", en: "The file is not UTF-8."))
            case .unclosedQuote(let line):
                (line, "unclosed-quote", Text(fr: "Un guillemet n'est pas fermé.", en: "A quote is not closed."))
            case .textAfterQuote(let line):
                (line, "text-after-quote", Text(fr: "Du texte suit un guillemet.", en: "Text follows a quote."))
            case .wrongWidth(let line):
                (line, "wrong-width", Text(fr: "La ligne n'a pas le compte.", en: "The row has not as many cells."))
            }
        self.init(.malformedBody, fields: [Field("/line/\(line)", code, message)])
    }
}
