import BenchmarkSupport
import Database
import Endpoints
import ExpertRouting
import Kernel
import Territories

/// Measures the selection of experts over an address book of the size that the aims name, with every commune of the
/// reference data: `bench-routing FOLDER` in process, or `bench-routing serve PORT DATABASE HOME` for who measures the
/// service from outside.
@main enum BenchRouting {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 5, arguments[1] == "serve" {
            try serve(port: arguments[2], database: arguments[3], home: arguments[4])
        } else {
            try measure(Territories(folder: arguments.count > 1 ? arguments[1] : "data/reference"))
        }
    }

    private static func serve(port: String, database: String, home: String) throws {
        let territories = try Territories(folder: home + "/data/reference")
        let generating = Feature(
            name: "bench-routing",
            beforeServing: { database in try GeneratedRows(database).write(territories) })
        try MeasuredService.serve(
            port: port, database: database, home: home, extra: [generating], authentication: BenchCallers())
    }

    private static func measure(_ territories: Territories) throws {
        let subjects: [Identifier<Subject>] = (1...38).map { GeneratedNetwork.name($0) }
        let day = Day("2026-03-12")!
        let chains = territories.communes(in: nil, after: nil, limit: .max).compactMap { territories.resolve($0.code) }
        let network = GeneratedNetwork(territories, subjects: subjects, isLocal: false)
        let clock = ContinuousClock()
        var book: AddressBook?
        let building = clock.measure {
            book = AddressBook(
                subjects: subjects.map { Subject(id: $0, slug: $0.description) }, organisations: network.organisations,
                units: network.units, experts: network.experts, expertises: network.expertises,
                ruleSet: RuleSet(chambers: [], opcoCategory: "opco", opcoExceptions: []))
        }
        guard let book else { return }
        print("index of \(network.expertises.count) expertises: \(milliseconds(building)) ms; \(chains.count) communes")
        for (label, explain, turns) in [
            ("without explanations", SelectionRequest.Explanation.none, 40_000),
            ("selected explained", .selected, 20_000),
            ("all explained", .all, 300),
        ] {
            var times: [Duration] = []
            var found = 0
            for turn in 0..<turns {
                times.append(
                    clock.measure {
                        var company = CompanyFacts(at: chains[turn &* 7919 % chains.count])
                        company.headcount = .exactly(turn % 300)
                        found +=
                            book.select(
                                SelectionRequest(
                                    subject: subjects[turn % 36], company: company, day: day, explain: explain)
                            ).selected.count
                    })
            }
            let whole = times.reduce(.zero, +)
            times.sort()
            print(
                "\(label): \(Int(Double(turns) * 1000 / milliseconds(whole)))/s on one thread, "
                    + "p50 \(milliseconds(times[turns / 2])) ms, p95 \(milliseconds(times[turns * 95 / 100])) ms, "
                    + "\(found / turns) experts each")
        }
        let departement = territories.communes(in: .departement(Departement.Code("59")!), after: nil, limit: .max)
            .compactMap { territories.resolve($0.code) }
        var times = (0..<20).map { turn in
            clock.measure {
                _ = Coverage(
                    of: subjects[turn], in: departement, book, on: day, by: .commune, for: CompanyFacts.init)
            }
        }
        times.sort()
        print(
            "coverage of \(departement.count) communes: p50 \(milliseconds(times[10])) ms, "
                + "at most \(milliseconds(times[19])) ms")
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return (Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15 * 1).rounded(to: 3)
    }
}

extension Double {
    fileprivate func rounded(to digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
