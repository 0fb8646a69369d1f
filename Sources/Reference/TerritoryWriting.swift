import JSON
import Territories

/// How places are written in answers, everywhere the same.
extension JSONWriter {
    /// The members of a commune, its chain included; old codes and parts are told when they were asked for.
    mutating func members(of chain: Chain) {
        let commune = chain.commune
        key("code")
        string(commune.code.description)
        key("name")
        string(commune.name)
        key("departement")
        named(chain.departement.map { ($0.code.description, $0.name) })
        key("region")
        named(chain.region.map { ($0.code.description, $0.name) })
        key("collectivity")
        named(chain.collectivity.map { ($0.code.description, $0.name) })
        key("epci")
        if let epci = chain.epci { self.epci(epci) } else { null() }
        place(commune.postalCodes, commune.centroid, commune.population)
        if let part = chain.arrondissement {
            key("arrondissement")
            beginObject()
            key("code")
            string(part.code.description)
            key("name")
            string(part.name)
            place(part.postalCodes, part.centroid, part.population)
            endObject()
        }
        if let former = chain.replaces {
            key("replaces")
            beginObject()
            key("code")
            string(former.code.description)
            key("name")
            text(former.name.isEmpty ? nil : former.name)
            key("kind")
            string(former.kind.rawValue)
            endObject()
        }
    }

    /// A code with its name, or null.
    mutating func named(_ thing: (code: String, name: String)?) {
        guard let thing else { return null() }
        beginObject()
        key("code")
        string(thing.code)
        key("name")
        string(thing.name)
        endObject()
    }

    /// A grouping of communes, without its communes.
    mutating func epci(_ epci: Epci) {
        beginObject()
        members(of: epci)
        endObject()
    }

    /// The members of a grouping.
    mutating func members(of epci: Epci) {
        key("siren")
        string(epci.siren.description)
        key("name")
        string(epci.name)
        key("kind")
        string(epci.kind.rawValue)
    }

    /// An entry of a nomenclature.
    mutating func entry(_ entry: Nomenclature.Entry) {
        beginObject()
        key("code")
        string(entry.code)
        key("label")
        string(entry.label)
        key("parent")
        text(entry.parent)
        endObject()
    }

    private mutating func place(_ postalCodes: [PostalCode], _ centroid: Coordinates?, _ population: Int?) {
        key("postalCodes")
        beginArray()
        for code in postalCodes { string(code.description) }
        endArray()
        key("centroid")
        if let centroid {
            beginObject()
            key("latitude")
            number(centroid.latitude)
            key("longitude")
            number(centroid.longitude)
            endObject()
        } else {
            null()
        }
        key("population")
        if let population { integer(population) } else { null() }
    }
}
