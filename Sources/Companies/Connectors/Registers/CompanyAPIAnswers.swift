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
