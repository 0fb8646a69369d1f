package import Database
import Endpoints
import Kernel
package import Territories

/// Invented employers, offers, candidates and courses over a region, from a seed: to try matching with.
extension Apprenticeship {
    /// The numbers of a demonstration.
    package static let demonstrationSize = 2000

    /// Writes them: as many offers as candidates, in the communes of Hauts-de-France, by their people.
    package func loadDemonstration(in transaction: WriteTransaction, count: Int = demonstrationSize) throws {
        let communes = territories.departements.filter { $0.region.description == "32" }.flatMap {
            territories.communes(in: .departement($0.code), limit: 5000)
        }
        try load(in: transaction, count: count, communes: communes)
    }

    /// Writes offers and candidates in some communes, the larger ones more often.
    package func load(in transaction: WriteTransaction, count: Int, communes: [Commune]) throws {
        var random = SeededNumbers(state: 32)
        let places = communes.filter { $0.centroid != nil }
        let weights = places.map { max(1, ($0.population ?? 1) / 500) }
        var picks: [Int] = []
        for (place, weight) in weights.enumerated() { picks += Array(repeating: place, count: min(weight, 200)) }
        var employers: [Employer] = []
        for number in 0..<max(1, count / 4) {
            let commune = places[picks.randomElement(using: &random)!]
            let employer = Employer(
                id: transaction.identifier(), siret: Demonstration.siret(number), name: "Atelier exemple \(number + 1)",
                naf: nil, commune: commune.code.description, verification: .manual, isOpen: true,
                answered: Int.random(in: 0...8, using: &random), received: 10, version: 1, createdAt: transaction.now,
                details: Employer.Details())
            try EmployerTable(transaction.connection).insert(employer)
            employers.append(employer)
        }
        for number in 0..<count {
            try loadOffer(
                of: employers[number % employers.count], at: places[picks.randomElement(using: &random)!], &random,
                transaction)
            try loadCandidate(number, at: places[picks.randomElement(using: &random)!], &random, transaction)
        }
        try loadTrainings(at: places, picks, &random, transaction)
    }

    private func loadOffer(
        of employer: Employer, at commune: Commune, _ random: inout SeededNumbers, _ transaction: WriteTransaction
    ) throws {
        let trade = catalog.trades.randomElement(using: &random)!
        let point = Demonstration.point(near: commune, &random)
        let today = ParisTime.day(at: transaction.now)
        let details = OfferDetails(
            title: "Apprentissage : \(catalog.label(of: trade))", trade: trade.code, romeCodes: trade.romes,
            targetLevel: [nil, 3, 3, 3, 4, 4, 5].randomElement(using: &random)!,
            start: today.adding(days: Int.random(in: 30...200, using: &random)),
            isStartFlexible: Bool.random(using: &random),
            durationMonths: [12, 24, 24, 36].randomElement(using: &random)!,
            rhythm: OfferDetails.Rhythm(
                unit: Rhythms.Unit.allCases.randomElement(using: &random)!, company: 2, school: 1),
            posts: Int.random(in: 1...2, using: &random),
            workplace: OfferDetails.Workplace(
                commune: commune.code.description, latitude: point.latitude, longitude: point.longitude),
            nightWork: trade.night == .bakery, hasHousing: Int.random(in: 0..<100, using: &random) == 0,
            description: "Offre inventée pour la démonstration : apprendre le métier dans une petite équipe.")
        var offer = Offer(
            id: transaction.identifier(), employer: employer.id, state: .draft, reason: nil, version: 1,
            details: details,
            point: point, departement: Demonstration.area(of: commune), createdAt: transaction.now, publishedAt: nil,
            expiresOn: nil, applications: Int.random(in: 0...20, using: &random), taken: 0)
        try offer.take(.publish, at: transaction.now)
        let table = OfferTable(transaction.connection)
        try table.insert(
            offer, contact: OfferContact(email: "demo@exemple.fr"),
            folded: catalog.searchWords(details, employer: employer.name))
    }

    private func loadCandidate(
        _ number: Int, at commune: Commune, _ random: inout SeededNumbers, _ transaction: WriteTransaction
    ) throws {
        let today = ParisTime.day(at: transaction.now)
        let wishes = catalog.trades.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        let point = Demonstration.point(near: commune, &random)
        let details = CandidateDetails(
            firstName: "Prénom\(number + 1)", lastName: "Exemple", email: "candidat\(number + 1)@exemple.fr",
            birthDate: today.adding(days: -Int.random(in: 6600...8000, using: &random)),
            hasFinishedCollege: true, commune: commune.code.description, latitude: point.latitude,
            longitude: point.longitude, radiusKm: [10, 20, 30, 30, 50].randomElement(using: &random)!,
            currentLevel: Int.random(in: 2...4, using: &random), soughtLevel: Int.random(in: 3...4, using: &random),
            wishes: wishes.map { TradeName(trade: $0.code) }, availableFrom: today,
            availableUntil: today.adding(days: 240), durationMonths: 24,
            motivation: Bool.random(using: &random) ? "Motivation inventée." : nil)
        try CandidateTable(transaction.connection).insert(
            Candidate(
                id: transaction.identifier(), account: "demonstration-\(number + 1)", state: .active, version: 1,
                details: details, point: point, departement: Demonstration.area(of: commune),
                createdAt: transaction.now, lastActiveAt: transaction.now))
    }

    private func loadTrainings(
        at places: [Commune], _ picks: [Int], _ random: inout SeededNumbers, _ transaction: WriteTransaction
    ) throws {
        let today = ParisTime.day(at: transaction.now)
        for trade in catalog.trades {
            for number in 0..<4 {
                let commune = places[picks.randomElement(using: &random)!]
                let training = Training(
                    id: "demo-\(trade.code)-\(number)", name: "CFA exemple : \(catalog.label(of: trade))",
                    rome: trade.romes[0], level: 3, point: Demonstration.point(near: commune, &random),
                    commune: commune.code.description, rncp: nil, organisation: nil)
                let starts = today.adding(days: 60)
                try TrainingTable(transaction.connection).put(
                    training, [Training.Session(starts: starts, ends: starts.adding(months: 24), places: number * 5)])
            }
        }
    }
}

/// How invented data is made.
private enum Demonstration {
    /// A number that holds and is nobody's: the legal unit 000 000 000 plus something.
    static func siret(_ number: Int) -> Siret {
        for last in 0..<10 {
            let digits = String(9_000_000_000_000 + number)
            if let siret = Siret(digits + String(last)) { return siret }
        }
        preconditionFailure("one of ten digits is the key")
    }

    static func point(near commune: Commune, _ random: inout SeededNumbers) -> Point {
        let centre = commune.centroid!
        return Point(
            latitude: centre.latitude + Double.random(in: -0.01...0.01, using: &random),
            longitude: centre.longitude + Double.random(in: -0.01...0.01, using: &random))
    }

    static func area(of commune: Commune) -> String {
        switch commune.area {
        case .departement(let code): code.description
        case .collectivity(let code): code.description
        }
    }
}
