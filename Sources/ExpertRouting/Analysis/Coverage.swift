import Kernel
import Territories

/// Who would be told of a subject in each commune of a territory.
struct Coverage {
    let cells: [Cell]

    /// One commune, or several together.
    struct Cell: Sendable {
        let zone: Zone
        let name: String
        var communes = 1
        var experts = 0
        var organisations: Set<String> = []
        var status: Status
        /// Why nobody is told there.
        var reason: Selection.Reason?
        var population: Int
        /// How many people live where nobody is told.
        var holePopulation = 0
        var holes = 0
    }

    /// What is to be said of a cell, the worst first.
    enum Status: String, CaseIterable, Sendable {
        case hole, absentOnly, noMember, overlap, ok

        /// How bad it is.
        var rank: Int { Status.allCases.firstIndex(of: self)! }
    }

    /// How fine the cells are.
    enum Granularity: String, CaseIterable, Sendable {
        case commune, epci, departement
    }

    /// Looks at every commune, one after the other.
    init(of subject: SubjectEntry, in chains: [Chain], _ book: AddressBook, on day: Day, by granularity: Granularity) {
        var cells: [Cell] = []
        var places: [Zone: Int] = [:]
        for chain in chains {
            let cell = Coverage.cell(of: subject, chain, book, day)
            let (zone, name) = Coverage.group(chain, granularity)
            guard let place = places[zone] else {
                places[zone] = cells.count
                cells.append(Coverage.renamed(cell, zone, name))
                continue
            }
            cells[place].communes += 1
            cells[place].experts = max(cells[place].experts, cell.experts)
            cells[place].organisations.formUnion(cell.organisations)
            cells[place].population += cell.population
            cells[place].holePopulation += cell.holePopulation
            cells[place].holes += cell.holes
            if cell.status.rank < cells[place].status.rank {
                cells[place].status = cell.status
                cells[place].reason = cell.reason
            }
        }
        self.cells = cells
    }

    /// How many people live where nobody is told.
    var holePopulation: Int { cells.reduce(0) { $0 + $1.holePopulation } }

    private static func cell(of subject: SubjectEntry, _ chain: Chain, _ book: AddressBook, _ day: Day) -> Cell {
        let selection = book.select(SelectionRequest(subject: subject.id, company: CompanyFacts(at: chain), day: day))
        var cell = Cell(
            zone: .commune(chain.commune.code), name: chain.commune.name, status: .ok,
            population: chain.commune.population ?? 0)
        cell.experts = selection.selected.count
        cell.organisations = Set(selection.selected.map(\.organisation))
        cell.reason = selection.reason
        if selection.reason == .allAbsent {
            cell.status = .absentOnly
        } else if selection.selected.isEmpty {
            cell.status = .hole
        } else if selection.selected.allSatisfy({ book.experts[$0.expert]?.hasMembers == false }) {
            cell.status = .noMember
        } else if cell.organisations.count < cell.experts {
            cell.status = .overlap
        }
        if selection.selected.isEmpty {
            cell.holes = 1
            cell.holePopulation = cell.population
        }
        return cell
    }

    private static func group(_ chain: Chain, _ granularity: Granularity) -> (Zone, String) {
        switch granularity {
        case .commune: break
        case .epci: if let epci = chain.epci { return (.epci(epci.siren), epci.name) }
        case .departement:
            if let departement = chain.departement { return (.departement(departement.code), departement.name) }
        }
        return (.commune(chain.commune.code), chain.commune.name)
    }

    private static func renamed(_ cell: Cell, _ zone: Zone, _ name: String) -> Cell {
        var renamed = Cell(
            zone: zone, name: name, communes: 1, experts: cell.experts, organisations: cell.organisations,
            status: cell.status, reason: cell.reason, population: cell.population)
        renamed.holes = cell.holes
        renamed.holePopulation = cell.holePopulation
        return renamed
    }
}
