import Database
import Endpoints
import Kernel
import Spreadsheet
import Territories

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
        let list = try worker.read { connection in
            try order.list.flatMap { try CompanyListTable(connection).find($0) }.map { list in
                [list.name.description, list.tag?.description].compactMap(\.self).joined(separator: " / ")
            }
        }
        while let page = try worker.read({ try rows(of: pages.next(in: $0), for: order, in: $0) }) {
            for row in page where file.rows < order.rowLimit {
                try file.append(
                    row.found, row.details, activity: activity(of: row.found.establishment), list: list,
                    dataDate: pages.dataDates[row.found.establishment.stockImport])
            }
            if file.rows >= order.rowLimit { break }
        }
        try file.finish()
        return file.rows
    }

    /// The rows of a page that may be shown, each with what whoever ordered it may know.
    private func rows(
        of page: [FoundEstablishment]?, for order: ExportTable.Order, in connection: Connection
    ) throws -> [(found: FoundEstablishment, details: ExportDetails?)]? {
        guard let page else { return nil }
        let today = companies.today
        let clearance = try Clearance(of: order.account, purpose: order.purpose, on: today, in: connection)
        let isBare = clearance.memberships.isEmpty
        return try page.filter { found in
            order.showsNonPublic || found.establishment.isPublic && found.company?.isPublic != false
        }.map { found in
            let siret = isBare ? nil : Siret(stored: found.establishment.siret)
            return (
                found,
                try siret.map { try ExportDetails(of: $0, for: clearance, on: today, companies, in: connection) }
            )
        }
    }

    private func activity(of establishment: Establishment) -> String? {
        let name: Nomenclature.Name = establishment.nafRevision == "NAF2025" ? .naf2025 : .naf2008
        return establishment.naf.flatMap { companies.territories.nomenclature(name)?[$0]?.label }
    }
}
