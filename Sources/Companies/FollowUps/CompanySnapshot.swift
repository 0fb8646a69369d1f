import Database
import Endpoints
import Kernel

/// What is compared of a company from one look to the next: by the name of the part, what it says.
struct CompanySnapshot: Hashable, Sendable {
    private let parts: [String: String]

    /// What a reader sees of it now: what is not public changes without their being told.
    init(of followUp: CompanyFollowUp, in connection: Connection) throws {
        try self.init(siren: followUp.siren.stored, siret: followUp.siret?.stored, in: connection)
    }

    init(siren: Int64, siret: Int64?, in connection: Connection) throws {
        var parts: [String: String] = [:]
        let company = try CompanyTable(connection).find(siren)
        let establishment = try siret.flatMap { try EstablishmentTable(connection).find($0) }
        let isPublic = company?.isPublic != false && establishment?.isPublic != false
        parts["state"] =
            establishment.map { $0.isOpen ? "open" : "closed" } ?? company.map { $0.isActive ? "active" : "ceased" }
        parts["name"] = isPublic ? company?.title : company?.name
        parts["legalForm"] = company?.legalForm
        parts["naf"] = establishment?.naf ?? company?.naf
        parts["workforceBand"] = establishment?.workforce ?? company?.workforce
        parts["headOffice"] = company?.headOffice.map { StoredNumber.digits(siren * 100_000 + $0, 14) }
        if isPublic { parts["executive"] = company?.person }
        if let establishment, isPublic {
            parts["address"] = [establishment.street, establishment.postalCode, establishment.town]
                .compactMap(\.self).joined(separator: " ")
        }
        // Who took over is followed only when the reader says so.
        parts["successor"] = try siret.flatMap { try SuccessionTable(connection).successors(of: $0).first }
            .map { StoredNumber.digits($0.siret, 14) }
        if siret == nil {
            parts["openEstablishments"] = String(try EstablishmentTable(connection).count(of: siren).open)
        }
        self.parts = parts
    }

    /// What a column holds.
    init(stored text: String) throws { parts = try StoredJSON.read(text) }

    /// For a column.
    func stored() throws -> String { try StoredJSON.text(parts) }

    /// What another one says otherwise, in the order of names.
    func changes(to new: CompanySnapshot) -> [CompanyFollowUp.Change] {
        Set(parts.keys).union(new.parts.keys).sorted().compactMap { name in
            let (before, after) = (parts[name], new.parts[name])
            return before == after ? nil : CompanyFollowUp.Change(kind: name, before: before, after: after)
        }
    }
}
