import Endpoints
import JSON
import Kernel

/// One row of an import, read or refused.
struct ImportRow: Sendable {
    /// The line of the file on which it begins, from 1.
    let line: Int
    /// How the row names its object, when that could be read.
    let key: String?
    let body: Result<JSONValue, Failure>

    /// A row from a line of JSON.
    init(line: Int, json: ArraySlice<UInt8>, _ kind: ImportKind) {
        self.init(line: line, kind) { () throws(Failure) in
            do throws(JSONError) { return try JSONTape(Array(json)).root } catch { throw Failure(error) }
        }
    }

    /// A row from the cells of a table.
    init(line: Int, cells: [String], _ columns: [CSVColumn], _ kind: ImportKind) {
        self.init(line: line, kind) { () throws(Failure) in try CSVColumn.object(columns, cells) }
    }

    private init(line: Int, _ kind: ImportKind, _ read: () throws(Failure) -> JSONValue) {
        var name: String?
        self.line = line
        do throws(Failure) {
            let object = try read()
            name = object[kind.key]?.string
            body = .success(try object.taking(kind.key, as: String.self).1)
        } catch {
            body = .failure(error)
        }
        key = name
    }
}
