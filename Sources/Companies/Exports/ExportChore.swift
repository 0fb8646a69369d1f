import Database
import Endpoints
import JSON
import Kernel

/// Writes the files that were asked for, one at a time, a page of establishments at a time.
struct ExportChore: Sendable {
    let companies: Companies

    /// Writes the next one; whether there was one.
    func step(on worker: Worker) throws -> Bool {
        guard let order = try worker.read({ try ExportTable($0).nextWaiting() }) else { return false }
        let query = try JSONDecoder.decode(ExportSearch.self, from: JSONTape(Array(order.query.utf8))).search()
        var file = ExportFile()
        var cursor: RankedCursor?
        repeat {
            let (page, dates) = try worker.read { connection in
                (
                    try companies.establishments(query.after(cursor), showsHidden: false, in: connection),
                    try dataDates(in: connection)
                )
            }
            let kept = page.prefix(query.limit.value)
            for found in kept where file.rows < order.rowLimit {
                let isPublic = found.establishment.isPublic && found.company?.isPublic != false
                guard isPublic || order.showsNonPublic else { continue }
                file.append(found, dataDate: dates[found.establishment.stockImport])
            }
            cursor = page.count > kept.count ? kept.last.map { RankedCursor(after: $0.establishment.rankedKey) } : nil
        } while cursor != nil && file.rows < order.rowLimit
        let written = file
        _ = try worker.write { try ExportTable($0.connection).finish(order.id, rows: written.rows, written.bytes) }
        return true
    }

    private func dataDates(in connection: Connection) throws -> [Int64: String] {
        let rows = try connection.all("SELECT id, dataDate FROM stockImport WHERE dataDate IS NOT NULL") { row in
            (try row[0] as Int64, try row[1] as String)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
