import JSON

/// Reads the answers of API Entreprise.
extension Connector {
    /// Turnovers by the day on which the year was closed.
    static func turnovers(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        try list(answer) { year, writer throws(ConnectorFault) in
            guard let end = year["date_fin_exercice"]?.string else { throw .unexpectedShape }
            writer.member("closedOn", String(end.prefix(10)))
            writer.member("turnoverEuros", year["chiffre_affaires"]?.integer)
        }
    }

    /// Executives: people and companies; of people no more than names and role.
    static func executives(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        try list(answer) { executive, writer throws(ConnectorFault) in
            guard let type = executive["type"]?.string else { throw .unexpectedShape }
            let isCompany = type == "personne_morale"
            let names = [executive["prenom"]?.string, executive["nom"]?.string].compactMap(\.self)
            writer.member("type", isCompany ? "company" : "person")
            writer.member(
                "name", isCompany ? executive["raison_sociale"]?.string : names.joined(separator: " "))
            writer.member("siren", executive["numero_identification"]?.string)
            writer.member("role", executive["fonction"]?.string)
        }
    }

    /// Whether taxes are declared and paid: that there is a certificate, and its day.
    static func taxCertificate(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        let data = try object(answer)
        return written { writer in
            writer.member("taxCertificate", data["document_url"]?.string != nil)
            writer.member("deliveredOn", data["date_delivrance_attestation"]?.string.map { String($0.prefix(10)) })
        }
    }

    /// Whether contributions are declared and paid.
    static func socialCertificate(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        let data = try object(answer)
        guard let code = data["entity_status"]?["code"]?.string else { throw .unexpectedShape }
        return written { writer in
            writer.member("socialCertificate", code == "ok")
            writer.member("validUntil", data["date_fin_validite"]?.string.map { String($0.prefix(10)) })
        }
    }

    /// The number by which customs know an operator, and whether it counts.
    static func customsNumber(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        let data = try object(answer)
        guard let number = data["numero_eori"]?.string else { throw .unexpectedShape }
        return written { writer in
            writer.member("eori", number)
            writer.member("isActive", data["actif"]?.bool)
        }
    }

    /// The workforce of each month, the latest first: the sum of what the general and the agricultural regimes count.
    static func monthlyWorkforce(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        let data = try object(answer)
        guard let figures = data["effectifs_mensuels"], figures.kind == .array else { throw .unexpectedShape }
        var months: [String: Double] = [:]
        for figure in figures.elements.prefix(200) {
            guard let year = figure["annee"]?.string, let month = figure["mois"]?.string else { throw .unexpectedShape }
            guard let value = figure["value"]?.double else { continue }
            months["\(year)-\(month)", default: 0] += value
        }
        guard !months.isEmpty else { return nil }
        return written { writer in
            let ordered = months.sorted { $0.key > $1.key }
            writer.member("month", ordered.first?.key)
            number("average", ordered[0].value, &writer)
            writer.list("months", ordered) { month, writer in
                writer.beginObject()
                writer.member("month", month.key)
                number("average", month.value, &writer)
                writer.endObject()
            }
        }
    }

    /// Who owns or controls a company in the end: names, month of birth, shares and votes in per cent.
    static func beneficialOwners(_ answer: JSONValue) throws(ConnectorFault) -> [UInt8]? {
        try list(answer) { owner, writer throws(ConnectorFault) in
            guard let name = owner["nom"]?.string else { throw .unexpectedShape }
            let first = owner["prenoms"]?.elements.compactMap(\.string).first
            let born = [owner["date_naissance"]?["annee"]?.string, owner["date_naissance"]?["mois"]?.string]
            let ways = owner["modalites"]
            writer.member("type", "beneficialOwner")
            writer.member("name", [first, name].compactMap(\.self).joined(separator: " "))
            writer.member(
                "bornIn", born.compactMap(\.self).count == 2 ? born.compactMap(\.self).joined(separator: "-") : nil)
            number("sharesPercent", ways?["detention_part_totale"]?.double, &writer)
            number("votesPercent", ways?["detention_vote_total"]?.double, &writer)
            writer.member("isLegalRepresentative", ways?["representant_legal"]?.bool)
        }
    }

    private static func number(_ name: String, _ value: Double?, _ writer: inout JSONWriter) {
        writer.key(name)
        if let value { writer.number(value) } else { writer.null() }
    }

    private static func object(_ answer: JSONValue) throws(ConnectorFault) -> JSONValue {
        guard let data = answer["data"], data.kind == .object else { throw .unexpectedShape }
        return data
    }

    private static func written(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return writer.bytes
    }

    /// The objects of a list, each with its own `data`; nothing for an empty one.
    private static func list(
        _ answer: JSONValue, _ write: (JSONValue, inout JSONWriter) throws(ConnectorFault) -> Void
    ) throws(ConnectorFault) -> [UInt8]? {
        guard let items = answer["data"], items.kind == .array else { throw .unexpectedShape }
        guard items.count > 0 else { return nil }
        var writer = JSONWriter()
        writer.beginArray()
        for item in items.elements.prefix(200) {
            writer.beginObject()
            try write(item["data"] ?? item, &writer)
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes
    }
}
