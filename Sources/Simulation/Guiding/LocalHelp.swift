package import Database
import JSON

/// What the territory of a project is, and who may help there; the application looks it up, since other modules know it.
package struct LocalHelp: Sendable {
    /// The commune in use, its name, and the names of what it belongs to.
    let commune: String
    let name: String
    let departement: String?
    let region: String?
    /// Whether the relief of La Réunion and Mayotte counts there.
    let isReunionOrMayotte: Bool
    let services: [Service]

    /// A place or an office that helps.
    package struct Service: Sendable {
        let name: String
        let organisation: String
        let phone: String?
        let website: String?
        let address: String?
        package let isFranceServices: Bool

        /// What people may know of it.
        package init(
            name: String, organisation: String, phone: String?, website: String?, address: String?,
            isFranceServices: Bool
        ) {
            self.name = name
            self.organisation = organisation
            self.phone = phone
            self.website = website
            self.address = address
            self.isFranceServices = isFranceServices
        }
    }

    /// The help of a territory.
    package init(
        commune: String, name: String, departement: String?, region: String?, isReunionOrMayotte: Bool,
        services: [Service]
    ) {
        self.commune = commune
        self.name = name
        self.departement = departement
        self.region = region
        self.isReunionOrMayotte = isReunionOrMayotte
        self.services = services
    }

    /// How the help of a commune is found; `nil` for a code that no commune has or had.
    package typealias Lookup = @Sendable (_ commune: String, Connection) throws -> LocalHelp?
}

extension JSONWriter {
    /// The territory and its services.
    mutating func territory(_ help: LocalHelp) {
        key("territory")
        beginObject()
        for (name, text) in [
            ("commune", help.commune), ("name", help.name), ("departement", help.departement), ("region", help.region),
        ] {
            guard let text else { continue }
            key(name)
            string(text)
        }
        endObject()
        key("services")
        beginArray()
        for service in help.services {
            beginObject()
            for (name, text) in [
                ("name", service.name), ("organisation", service.organisation), ("phone", service.phone),
                ("website", service.website), ("address", service.address),
            ] {
                guard let text else { continue }
                key(name)
                string(text)
            }
            key("franceServices")
            bool(service.isFranceServices)
            endObject()
        }
        endArray()
    }
}
