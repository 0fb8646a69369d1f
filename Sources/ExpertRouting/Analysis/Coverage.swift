package import Kernel
package import Territories

/// Who would be told of a subject in each commune of a territory.
package struct Coverage {
    let cells: [Cell]

    /// One commune, or several together.
    struct Cell: Sendable {
        var zone: Zone
        var name: String
        var communes = 1
        var experts = 0
        var organisations: Set<String> = []
        var status: Status
        /// Why nobody is told there.
        var reason: Selection.Reason?
        var population = 0
        /// How many people live where nobody is told.
        var holePopulation = 0
        var holes = 0

        /// Counts those who live in a commune.
        mutating func settle(in chain: Chain) {
            population = chain.commune.population ?? 0
            holePopulation = holes == 0 ? 0 : population
        }
    }

    /// What is to be said of a cell, the worst first.
    enum Status: String, CaseIterable, Sendable {
        case hole, absentOnly, noMember, overlap, ok

        /// How bad it is.
        var rank: Int { Status.allCases.firstIndex(of: self)! }
    }

    /// How fine the cells are.
    package enum Granularity: String, CaseIterable, Sendable {
        case commune, epci, departement
    }

    /// Looks at every commune; selects once for all those that selection cannot tell apart.
    package init(
        of subject: Identifier<Subject>, in chains: [Chain], _ book: AddressBook, on day: Day,
        by granularity: Granularity, for company: (Chain) -> CompanyFacts
    ) {
        var cells: [Cell] = []
        var places: [Zone: Int] = [:]
        var seen: [Distinction: Cell] = [:]
        var distinguishing = Distinguishing(book.index(of: subject), book.ruleSet, on: day)
        for chain in chains {
            let company = company(chain)
            let distinction = distinguishing.distinction(of: company)
            var cell = seen[distinction] ?? Coverage.cell(of: subject, company, book, day)
            seen[distinction] = cell
            cell.settle(in: chain)
            let (zone, name) = Coverage.group(chain, granularity)
            guard let place = places[zone] else {
                places[zone] = cells.count
                (cell.zone, cell.name) = (zone, name)
                cells.append(cell)
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

    /// Who would be told, wherever it is.
    private static func cell(
        of subject: Identifier<Subject>, _ company: CompanyFacts, _ book: AddressBook, _ day: Day
    ) -> Cell {
        let selection = book.select(SelectionRequest(subject: subject, company: company, day: day))
        var cell = Cell(zone: .country, name: "", status: .ok)
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
        if selection.selected.isEmpty { cell.holes = 1 }
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
}
