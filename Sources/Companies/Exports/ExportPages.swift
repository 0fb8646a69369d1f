import Database
import Endpoints
import Kernel

/// The establishments of an export, page by page: of a search, or of a list.
struct ExportPages {
    private let companies: Companies
    private var source: Source
    /// The day of the data of each import.
    private(set) var dataDates: [Int64: String] = [:]

    private enum Source {
        case search(CompanySearch)
        case list(CompanyList.ID, after: Int64)
        case end
    }

    init(_ companies: Companies, _ order: ExportTable.Order) throws {
        self.companies = companies
        source =
            if let list = order.list { .list(list, after: 0) } else {
                .search(try StoredJSON.read(order.query ?? "{}", as: ExportSearch.self).search())
            }
    }

    /// The next page; `nil` at the end.
    mutating func next(in connection: Connection) throws -> [FoundEstablishment]? {
        if dataDates.isEmpty { dataDates = try ExportPages.dataDates(in: connection) }
        switch source {
        case .end: return nil
        case .search(let search):
            let page = try companies.establishments(search, showsHidden: false, in: connection)
            let kept = page.prefix(search.limit.value)
            source = .end
            if page.count > kept.count, let last = kept.last {
                source = .search(search.after(RankedCursor(after: last.establishment.rankedKey)))
            }
            return Array(kept)
        case .list(let list, let place):
            let items = try CompanyListTable(connection).items(of: list, after: place, limit: 100)
            source = items.last.map { .list(list, after: $0.siret) } ?? .end
            return items.isEmpty ? nil : try items.compactMap { try companies.find($0.siret, in: connection) }
        }
    }

    private static func dataDates(in connection: Connection) throws -> [Int64: String] {
        let rows = try connection.all("SELECT id, dataDate FROM stockImport WHERE dataDate IS NOT NULL") { row in
            (try row[0] as Int64, try row[1] as String)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
