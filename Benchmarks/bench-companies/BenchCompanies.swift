import Companies
import Database
import Endpoints
import Glibc
import Kernel
import Territories

/// Sheets over many companies: what importing them, finding one by its number and finding some by words cost.
/// `bench-companies FOLDER TERRITORIES [ESTABLISHMENTS]`; the folder takes two stock files and a database.
@main
enum BenchCompanies {
    static func main() throws {
        let folder = CommandLine.arguments[1]
        let count = CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3])! : 1_000_000
        let territories = try Territories(folder: CommandLine.arguments[2])
        let stock = GeneratedStock(territories: territories, establishments: count)
        try stock.write(to: folder)
        let companies = Companies(territories: territories, clock: .system, postbox: NoPostbox())
        let database = try Database(
            DatabaseConfiguration(path: folder + "/db.sqlite"), migrations: companies.feature.migrations)
        let worker = try Worker(database)
        try companies.feature.beforeServing?(database)
        for file in [stock.companyFile(in: folder), stock.establishmentFile(in: folder)] {
            for pass in ["first", "again"] {
                let report = try companies.importStock(file, on: worker)
                print("\(pass): \(report)")
            }
        }
        var found = 0
        measure("identifier", 20_000) {
            found += try companies.sheetBytes(stock.randomSiret(), on: worker)
        }
        for words in ["boulangerie roubaix", "dupont", "garage martin", "boulangerie", "transports lille", "zzz"] {
            measure("text \(words)", 200) { found += try companies.search(words, on: worker) }
        }
        measure("text, drawn at random", 5000) { found += try companies.search(stock.randomWords(), on: worker) }
        measure("filters: 10.71C in the Nord", 300) {
            found += try companies.search("", naf: "10.71C", departement: "59", on: worker)
        }
        measure("filters: section G, region 32", 300) {
            found += try companies.search("", section: "g", region: "32", on: worker)
        }
        measure("near Lille", 300) {
            found += try companies.search("", around: Coordinates(latitude: 50.6292, longitude: 3.0573), on: worker)
        }
        print("\(found) found")
        database.close()
    }

    private static func measure(_ name: String, _ times: Int, _ body: () throws -> Void) {
        var durations: [Duration] = []
        for _ in 0..<times { durations.append(ContinuousClock().measure { try! body() }) }
        durations.sort()
        print("\(name): p50 \(durations[times / 2]), p95 \(durations[times * 95 / 100]), max \(durations[times - 1])")
    }
}

/// Nobody is written to.
private struct NoPostbox: Postbox {
    func post(_ letter: Letter, in transaction: WriteTransaction) {}
}
