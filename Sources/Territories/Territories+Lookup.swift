extension Territories {
    /// A region.
    package func region(_ code: Region.Code) -> Region? { find(code, in: small.regions, by: \.code) }

    /// A departement.
    package func departement(_ code: Departement.Code) -> Departement? {
        find(code, in: small.departements, by: \.code)
    }

    /// An overseas collectivity.
    package func collectivity(_ code: Collectivity.Code) -> Collectivity? {
        find(code, in: small.collectivities, by: \.code)
    }

    /// A grouping of communes.
    package func epci(_ siren: Siren) -> Epci? { find(siren, in: small.epcis, by: \.siren) }

    /// A commune of today.
    package func commune(_ code: Commune.Code) -> Commune? { communes.index(of: code).map { communes[$0] } }

    /// A municipal arrondissement.
    package func arrondissement(_ code: Commune.Code) -> Arrondissement? {
        find(code, in: small.arrondissements, by: \.code)
    }

    /// What became of a commune of old.
    package func formerCommune(_ code: Commune.Code) -> FormerCommune? {
        find(code, in: small.formerCommunes, by: \.code)
    }

    /// The place of any code: a commune's, an arrondissement's, or an old one.
    package func resolve(_ code: Commune.Code) -> Chain? {
        if let place = communes.index(of: code) { return chain(at: place) }
        if let part = arrondissement(code), let place = communes.index(of: part.commune) {
            return chain(at: place, arrondissement: part)
        }
        if let former = formerCommune(code), let place = communes.index(of: former.commune) {
            return chain(at: place, replaces: former)
        }
        return nil
    }

    /// A zone of today: an old code of commune gives the present one; `nil` when nothing has that code.
    package func current(_ zone: Zone) -> Zone? {
        switch zone {
        case .country: zone
        case .region(let code): region(code) == nil ? nil : zone
        case .departement(let code): departement(code) == nil ? nil : zone
        case .collectivity(let code): collectivity(code) == nil ? nil : zone
        case .epci(let siren): epci(siren) == nil ? nil : zone
        case .commune(let code): resolve(code)?.zones.first
        }
    }

    private func chain(
        at place: Int, arrondissement: Arrondissement? = nil, replaces: FormerCommune? = nil
    ) -> Chain {
        let epci = communes.epcis[place]
        var departement: Departement?
        var collectivity: Collectivity?
        switch communes.area(at: place) {
        case .departement(let code): departement = self.departement(code)
        case .collectivity(let code): collectivity = self.collectivity(code)
        }
        return Chain(
            commune: communes[place], arrondissement: arrondissement, replaces: replaces,
            epci: epci == CommuneTable.noEpci ? nil : small.epcis[Int(epci)], departement: departement,
            region: departement.flatMap { region($0.region) }, collectivity: collectivity)
    }

    private func find<Element, Code: Comparable>(
        _ code: Code, in elements: [Element], by key: (Element) -> Code
    ) -> Element? {
        let place = elements.partitioningIndex { key($0) >= code }
        return place < elements.count && key(elements[place]) == code ? elements[place] : nil
    }
}
