import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Shows where a subject has experts and where it has none, sized by who lives there.
struct ShowCoverage: Errand {
    static let operation = Operation(
        .get, "/v1/routing/coverage", id: "showCoverage", access: RoutingAccess.staff, produces: .json, or: .csv)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let subject: Organisation.Slug
        let territory: Zone
        let granularity: Coverage.Granularity
        let company: CompanyFilter
        let isCSV: Bool

        init(from request: inout RequestReader) throws(Failure) {
            guard let subject = try request.query("subject", as: Organisation.Slug.self) else {
                throw .missingParameter("subject")
            }
            guard let territory = try request.query("territory", as: Zone.self) else {
                throw .missingParameter("territory")
            }
            self.subject = subject
            self.territory = territory
            granularity = try request.name("granularity") ?? .commune
            company = try CompanyFilter(from: &request)
            isCSV = request.prefers(.csv, to: .json)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let now = worker.now
        let coverage = try worker.read { connection in
            guard let subject = try TaxonomyTable(connection).subject(input.subject) else {
                throw Failure.unknownParameter("subject")
            }
            guard let chains = desk.territories.chains(in: input.territory) else {
                throw Failure.unknownParameter("territory")
            }
            return Coverage(
                of: subject.id, in: chains, try desk.shelf.book(in: connection), on: ParisTime.day(at: now),
                by: input.granularity, for: input.company.company)
        }
        return input.isCSV ? coverage.csv : coverage.json(of: input)
    }
}

extension Coverage {
    fileprivate func json(of input: ShowCoverage.Input) -> Representation {
        .object { writer in
            writer.member("subject", input.subject)
            writer.member("territory", input.territory)
            writer.member("granularity", input.granularity.rawValue)
            writer.key("summary")
            writer.beginObject()
            writer.member("communes", cells.reduce(0) { $0 + $1.communes })
            writer.member("holes", cells.reduce(0) { $0 + $1.holes })
            writer.member("population", cells.reduce(0) { $0 + $1.population })
            writer.member("holePopulation", holePopulation)
            writer.endObject()
            writer.member("cells", cells) { cell, writer in
                writer.member("zone", cell.zone)
                writer.member("name", cell.name)
                writer.member("status", cell.status.rawValue)
                writer.member("reason", cell.reason?.rawValue)
                writer.member("experts", cell.experts)
                writer.member("organisations", cell.organisations.sorted())
                writer.member("communes", cell.communes)
                writer.member("holes", cell.holes)
                writer.member("population", cell.population)
                writer.member("holePopulation", cell.holePopulation)
            }
        }
    }

    fileprivate var csv: Representation {
        var text = "zone,name,status,reason,experts,organisations,communes,holes,population,holePopulation\r\n"
        for cell in cells {
            text += CSVLine.text([
                cell.zone.description, cell.name, cell.status.rawValue, cell.reason?.rawValue ?? "",
                String(cell.experts), cell.organisations.sorted().joined(separator: " "), String(cell.communes),
                String(cell.holes), String(cell.population), String(cell.holePopulation),
            ])
        }
        return Representation(.ok, .csv, Array(text.utf8))
    }
}

extension Territories {
    /// The places of all communes of a territory, in the order of their codes; `nil` for one that does not exist.
    func chains(in zone: Zone) -> [Chain]? {
        guard let zone = current(zone) else { return nil }
        let candidates: [Commune]
        switch zone {
        case .commune(let code): candidates = commune(code).map { [$0] } ?? []
        case .epci(let siren): candidates = epci(siren).map { communes(of: $0) } ?? []
        case .departement(let code): candidates = communes(in: .departement(code), after: nil, limit: .max)
        case .collectivity(let code): candidates = communes(in: .collectivity(code), after: nil, limit: .max)
        case .region, .country: candidates = communes(in: nil, after: nil, limit: .max)
        }
        let chains = candidates.compactMap { resolve($0.code) }
        return zone.kind == .region ? chains.filter { $0.isCovered(by: zone) } : chains
    }
}

extension Failure {
    /// A query parameter that is needed.
    static func missingParameter(_ name: String) -> Failure {
        Failure(.invalidParameter, fields: [Field("?" + name, "missing", RoutingText.missing)])
    }

    /// A query parameter that names nothing.
    static func unknownParameter(_ name: String) -> Failure {
        Failure(.invalidParameter, fields: [Field("?" + name, "unknown", RoutingText.wrongValue)])
    }
}
