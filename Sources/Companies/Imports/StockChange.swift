import Database

/// What a batch changes of what is stored, worked out before the writer is asked.
struct StockChange: Sendable {
    private var companies: [Company] = []
    private var establishments: [Establishment] = []
    private var successions: Set<Succession> = []
    private var leaving: [(key: RankedKey, words: String)] = []
    private var coming: [(key: RankedKey, words: String)] = []
    private(set) var created = 0
    private(set) var changed = 0

    var isEmpty: Bool { companies.isEmpty && establishments.isEmpty && successions.isEmpty }

    /// A legal unit with more establishments than this is indexed in parts.
    private static let mostEstablishments = 100_000

    init(_ batch: StockBatch, in connection: Connection) throws {
        let companyTable = CompanyTable(connection)
        let companyNumbers = batch.companies.map(\.siren)
        let knownCompanies = try KnownRecords(companyNumbers, in: companyTable.fingerprints)
        for (place, company) in batch.companies.enumerated() where !knownCompanies.isRepeated(company.siren, at: place)
        {
            let fingerprint = try knownCompanies.value(of: company.siren, else: companyTable.fingerprint)
            if fingerprint != company.fingerprint { try take(company, after: fingerprint, in: connection) }
        }
        for succession in batch.successions where !successions.contains(succession) {
            let old = try SuccessionTable(connection).find(succession)
            guard old != succession else { continue }
            if old == nil { created += 1 } else { changed += 1 }
            successions.insert(succession)
        }
        let table = EstablishmentTable(connection)
        let numbers = batch.establishments.map(\.establishment.siret)
        let known = try KnownRecords(numbers, in: table.fingerprints)
        let owners = try KnownRecords(numbers.map { $0 / 100_000 }, in: companyTable.owners)
        var owner: (siren: Int64, owner: IndexDocument.Owner?, words: String) = (-1, nil, "")
        establishments.reserveCapacity(numbers.count)
        coming.reserveCapacity(numbers.count)
        for (place, item) in batch.establishments.enumerated() where !known.isRepeated(numbers[place], at: place) {
            let fingerprint = try known.value(of: numbers[place], else: table.fingerprint)
            guard fingerprint != item.establishment.fingerprint else { continue }
            let siren = item.establishment.siren
            if owner.siren != siren {
                let found = try owners.value(of: siren, else: companyTable.owner)
                owner = (siren, found, found.map { " " + $0.words(isPublic: true) } ?? "")
            }
            let isPlain = item.establishment.isPublic && owner.owner?.isPublic != false
            coming.append(
                (
                    item.establishment.rankedKey,
                    isPlain ? item.words + owner.words : IndexDocument.words(of: item.establishment, owner.owner)
                ))
            establishments.append(item.establishment)
            guard fingerprint != nil, let old = try table.find(item.establishment.siret) else {
                created += 1
                continue
            }
            changed += 1
            leaving.append((old.rankedKey, IndexDocument.words(of: old, owner.owner)))
        }
    }

    /// Writes it.
    func apply(in connection: Connection) throws {
        let companyTable = CompanyTable(connection)
        for company in companies { try companyTable.put(company) }
        let establishmentTable = EstablishmentTable(connection)
        for establishment in establishments { try establishmentTable.put(establishment) }
        for succession in successions { try SuccessionTable(connection).put(succession) }
        let index = EstablishmentIndex(connection)
        try index.remove(leaving)
        try index.insert(coming)
    }

    private mutating func take(_ company: Company, after fingerprint: Int64?, in connection: Connection) throws {
        companies.append(company)
        if fingerprint == nil { created += 1 } else { changed += 1 }
        let old = fingerprint == nil ? nil : try CompanyTable(connection).owner(company.siren)
        let new = IndexDocument.Owner(company)
        guard old != new else { return }
        // What it is called is in the words of its establishments.
        for establishment in try EstablishmentTable(connection).all(
            of: company.siren, limit: StockChange.mostEstablishments)
        {
            leaving.append((establishment.rankedKey, IndexDocument.words(of: establishment, old)))
            coming.append((establishment.rankedKey, IndexDocument.words(of: establishment, new)))
        }
    }
}
