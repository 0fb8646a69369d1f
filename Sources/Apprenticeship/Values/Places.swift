import Territories

/// Where a commune is, for distances and perimeters.
struct Places {
    let territories: Territories

    init(_ territories: Territories) { self.territories = territories }

    /// The point given, or the centre of the commune; and the departement, or the collectivity.
    func place(commune: String, latitude: Double?, longitude: Double?) -> (point: Point, departement: String)? {
        guard let code = Commune.Code(commune), let chain = territories.resolve(code),
            let area = chain.departement?.code.description ?? chain.collectivity?.code.description
        else { return nil }
        switch (latitude, longitude) {
        case (let latitude?, let longitude?):
            guard let given = Coordinates(latitude: latitude, longitude: longitude) else { return nil }
            return (Point(latitude: given.latitude, longitude: given.longitude), area)
        case (nil, nil):
            guard let centre = chain.arrondissement?.centroid ?? chain.commune.centroid else { return nil }
            return (Point(latitude: centre.latitude, longitude: centre.longitude), area)
        default: return nil
        }
    }

    /// The departement of an employer, or the collectivity; empty when nobody knows where it is.
    func departement(of employer: Employer) -> String {
        employer.commune.flatMap { place(commune: $0, latitude: nil, longitude: nil)?.departement } ?? ""
    }

    /// What people call a commune.
    func name(of commune: String) -> String? { Commune.Code(commune).flatMap { territories.resolve($0)?.commune.name } }
}

extension Places {
    /// Whether a zone, as `departement:59`, holds a departement or an overseas collectivity.
    func zone(_ text: String, holds area: String) -> Bool {
        guard let outer = Zone(text) else { return false }
        let inner = Departement.Code(area).map(Zone.departement) ?? Collectivity.Code(area).map(Zone.collectivity)
        return inner.map { territories.zone(outer, holds: $0) } ?? false
    }
}
