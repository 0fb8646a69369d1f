import JSON
import Kernel
import Territories

extension Connector {
    /// recherche-entreprises.api.gouv.fr: open, no key; it allows seven questions a second to one address, so that we ask five.
    static func companySearch(_ settings: ConnectorSettings) -> Connector {
        Connector(
            code: "recherche-entreprises",
            title: Text(fr: "Recherche d'entreprises", en: "Company search"), provider: "DINUM",
            system: "recherche-entreprises", sections: [.identity, .executives, .finances, .approvals], level: .company,
            legalBasis: Text(
                fr: "Données ouvertes (CRPA, L312-1-1)", en: "Open data (CRPA, L312-1-1)"),
            timeToLive: day, staleFor: 7 * day, timeout: .seconds(5), quota: Quota(perSecond: 5, burst: 5),
            isPersonal: false, scope: nil,
            address: settings.addresses["recherche-entreprises"] ?? "https://recherche-entreprises.api.gouv.fr",
            call: { subject, _ in
                ConnectorCall(
                    "recherche-entreprises", "/search",
                    ["q": subject.siren.description, "page": "1", "per_page": "1"])
            },
            read: { (answer, subject) throws(ConnectorFault) in
                guard let results = answer["results"], results.kind == .array else { throw .unexpectedShape }
                guard let result = results.elements.first(where: { _ in true }) else {
                    return ConnectorReading(parts: [:])
                }
                // A register that answers about somebody else is not believed.
                guard result["siren"]?.string == subject.siren.description else { throw .unexpectedShape }
                return CompanySearchReading.read(result)
            })
    }
}

/// Reads a result of recherche-entreprises.
private enum CompanySearchReading {
    static func read(_ result: JSONValue) -> ConnectorReading {
        var parts: [SectionCode: [UInt8]] = [.identity: identity(result)]
        if let executives = executives(result) { parts[.executives] = executives }
        if let finances = finances(result) { parts[.finances] = finances }
        if let approvals = approvals(result) { parts[.approvals] = approvals }
        return ConnectorReading(
            parts: parts, dataDate: result["date_mise_a_jour"]?.string.map { String($0.prefix(10)) })
    }

    private static func identity(_ result: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        let seat = result["siege"]
        writer.beginObject()
        writer.member("siren", result["siren"]?.string)
        writer.member("name", result["nom_complet"]?.string)
        writer.member("acronym", result["sigle"]?.string)
        writer.member("companyState", result["etat_administratif"]?.string == "C" ? "ceased" : "active")
        writer.member("legalForm", result["nature_juridique"]?.string)
        writer.member("naf", result["activite_principale"]?.string)
        writer.member("category", result["categorie_entreprise"]?.string)
        writer.member("createdOn", result["date_creation"]?.string)
        writer.member("establishments", result["nombre_etablissements"]?.integer)
        writer.member("openEstablishments", result["nombre_etablissements_ouverts"]?.integer)
        writer.member("headOffice", seat?["siret"]?.string)
        writer.member("headOfficeAddress", seat?["adresse"]?.string)
        writer.endObject()
        return writer.bytes
    }

    private static func executives(_ result: JSONValue) -> [UInt8]? {
        guard let executives = result["dirigeants"], executives.count > 0 else { return nil }
        var writer = JSONWriter()
        writer.beginArray()
        for executive in executives.elements.prefix(200) {
            let isCompany = executive["siren"]?.string != nil
            let names = [executive["prenoms"]?.string, executive["nom"]?.string].compactMap(\.self)
            writer.beginObject()
            writer.member("type", isCompany ? "company" : "person")
            writer.member("name", isCompany ? executive["denomination"]?.string : names.joined(separator: " "))
            writer.member("siren", executive["siren"]?.string)
            writer.member("role", executive["qualite"]?.string)
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes
    }

    private static func finances(_ result: JSONValue) -> [UInt8]? {
        guard let finances = result["finances"], finances.kind == .object, finances.count > 0 else { return nil }
        var writer = JSONWriter()
        writer.beginArray()
        for (year, figures) in finances.members.prefix(20) {
            writer.beginObject()
            writer.member("year", Int(year))
            writer.member("turnoverEuros", figures["ca"]?.integer)
            writer.member("netIncomeEuros", figures["resultat_net"]?.integer)
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes
    }

    private static let labels = [
        ("est_qualiopi", "qualiopi"), ("est_rge", "rge"), ("est_bio", "organic"), ("est_ess", "socialEconomy"),
        ("est_siae", "socialInclusion"), ("est_organisme_formation", "trainingBody"),
        ("est_societe_mission", "purposeDriven"), ("est_patrimoine_vivant", "livingHeritage"),
    ]

    private static func approvals(_ result: JSONValue) -> [UInt8]? {
        guard let complements = result["complements"], complements.kind == .object else { return nil }
        let held = labels.filter { complements[$0.0]?.bool == true }.map(\.1)
        guard !held.isEmpty else { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        writer.list("labels", held)
        writer.endObject()
        return writer.bytes
    }
}
