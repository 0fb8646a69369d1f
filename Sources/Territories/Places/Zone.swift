/// A territory that something covers: the perimeter of a unit, of a role, of a rule.
package enum Zone: Hashable, Sendable {
    case country
    case region(Region.Code)
    case departement(Departement.Code)
    case collectivity(Collectivity.Code)
    case epci(Siren)
    /// A commune, or an arrondissement of Paris, Lyon or Marseille.
    case commune(Commune.Code)

    /// The names of the kinds, as clients write them.
    package enum Kind: String, CaseIterable, Sendable {
        case country, region, departement, collectivity, epci, commune
    }

    /// A zone of a kind, from its code; `FR` for the country.
    package init?(_ kind: Kind, code: String) {
        switch kind {
        case .country:
            guard code == "FR" else { return nil }
            self = .country
        case .region:
            guard let region = Region.Code(code) else { return nil }
            self = .region(region)
        case .departement:
            guard let departement = Departement.Code(code) else { return nil }
            self = .departement(departement)
        case .collectivity:
            guard let collectivity = Collectivity.Code(code) else { return nil }
            self = .collectivity(collectivity)
        case .epci:
            guard let siren = Siren(code) else { return nil }
            self = .epci(siren)
        case .commune:
            guard let commune = Commune.Code(code) else { return nil }
            self = .commune(commune)
        }
    }

    /// The kind of the zone.
    package var kind: Kind {
        switch self {
        case .country: .country
        case .region: .region
        case .departement: .departement
        case .collectivity: .collectivity
        case .epci: .epci
        case .commune: .commune
        }
    }

    /// The code of the zone within its kind.
    package var code: String {
        switch self {
        case .country: "FR"
        case .region(let code): code.description
        case .departement(let code): code.description
        case .collectivity(let code): code.description
        case .epci(let siren): siren.description
        case .commune(let code): code.description
        }
    }
}

extension Zone: LosslessStringConvertible {
    /// Reads `departement:59`, the form of a zone in one column or one parameter.
    package init?(_ description: String) {
        let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, code: String(parts[1]))
    }

    package var description: String { "\(kind.rawValue):\(code)" }
}
