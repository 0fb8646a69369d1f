import Database
import Endpoints
import Kernel
import Spreadsheet

/// Writes the files that were asked for, one at a time, a page of establishments at a time.
struct ExportChore: Sendable {
    let companies: Companies

    /// Writes the next one; whether there was one.
    func step(on worker: Worker) throws -> Bool {
        guard let order = try worker.read({ try ExportTable($0).nextWaiting() }) else { return false }
        do {
            let rows = try write(order, on: worker)
            _ = try worker.write { try ExportTable($0.connection).finish(order.id, rows: rows) }
        } catch is Workbook.Fault {
            _ = try worker.write { try ExportTable($0.connection).fail(order.id) }
        }
        return true
    }

    /// Stores the file in parts; gives its rows.
    private func write(_ order: ExportTable.Order, on worker: Worker) throws -> Int {
        // What is left of a try that the service's end cut short.
        _ = try worker.write { try ExportTable($0.connection).dropParts(of: order.id) }
        var place = 0
        let file = try ExportFile(order.format) { part in
            let number = place
            place += 1
            _ = try worker.write { try ExportTable($0.connection).put(part, at: number, of: order.id) }
        }
        var pages = try ExportPages(companies, order)
        while let page = try worker.read({ try pages.next(in: $0) }) {
            for found in page where file.rows < order.rowLimit {
                let isPublic = found.establishment.isPublic && found.company?.isPublic != false
                guard isPublic || order.showsNonPublic else { continue }
                try file.append(found, dataDate: pages.dataDates[found.establishment.stockImport])
            }
            if file.rows >= order.rowLimit { break }
        }
        try file.finish()
        return file.rows
    }
}
