/// Where a commune lies: all that zones are tested against, resolved once.
package struct Chain: Hashable, Sendable {
    package let commune: Commune
    /// The part of Paris, Lyon or Marseille that was asked for.
    package let arrondissement: Arrondissement?
    /// The code of old that was asked for.
    package let replaces: FormerCommune?
    package let epci: Epci?
    /// Absent in an overseas collectivity.
    package let departement: Departement?
    package let region: Region?
    /// Present overseas only.
    package let collectivity: Collectivity?

    /// The zones that cover the place, the narrowest first.
    package var zones: [Zone] {
        var zones: [Zone] = []
        zones.reserveCapacity(6)
        if let arrondissement { zones.append(.commune(arrondissement.code)) }
        zones.append(.commune(commune.code))
        if let epci { zones.append(.epci(epci.siren)) }
        if let departement { zones.append(.departement(departement.code)) }
        if let region { zones.append(.region(region.code)) }
        if let collectivity { zones.append(.collectivity(collectivity.code)) }
        zones.append(.country)
        return zones
    }

    /// Whether a zone holds the place.
    package func isCovered(by zone: Zone) -> Bool {
        switch zone {
        case .country: true
        case .region(let code): region?.code == code
        case .departement(let code): departement?.code == code
        case .collectivity(let code): collectivity?.code == code
        case .epci(let siren): epci?.siren == siren
        case .commune(let code): commune.code == code || arrondissement?.code == code
        }
    }
}
