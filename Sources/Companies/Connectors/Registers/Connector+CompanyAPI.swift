import JSON
import Kernel
import Territories

extension Connector {
    /// API Entreprise: turnovers declared to the DGFiP. Each question says for whom and why: the service of the caller and the
    /// purpose, never a constant; an answer is kept apart for each.
    static func companyAPI(_ settings: ConnectorSettings) -> Connector {
        let key = text(settings.keys["api-entreprise"]) ?? ""
        return Connector(
            code: "api-entreprise", title: Text(fr: "API Entreprise", en: "API Entreprise"), provider: "DGFiP",
            system: "API Entreprise", sections: [.finances], level: .establishment,
            legalBasis: Text(
                fr: "Échanges entre administrations (CRPA, L114-8)",
                en: "Exchanges between administrations (CRPA, L114-8)"),
            timeToLive: day, staleFor: 0, timeout: .seconds(10), quota: Quota(perSecond: 4, burst: 10),
            isPersonal: true,
            scope: .finances, address: settings.addresses["api-entreprise"] ?? "https://entreprise.api.gouv.fr",
            call: { subject, context in
                guard let siret = subject.siret, let recipient = context.recipient, let purpose = context.purpose else {
                    return nil
                }
                return ConnectorCall(
                    "api-entreprise", "/v3/dgfip/etablissements/\(siret)/chiffres_affaires",
                    ["context": "Guichet", "object": purpose.rawValue, "recipient": recipient],
                    credentials: ["Authorization": "Bearer \(key)"])
            },
            read: { (answer, _) throws(ConnectorFault) in
                guard let years = answer["data"], years.kind == .array else { throw .unexpectedShape }
                var writer = JSONWriter()
                writer.beginArray()
                for item in years.elements.prefix(20) {
                    let year = item["data"] ?? item
                    guard let end = year["date_fin_exercice"]?.string else { throw .unexpectedShape }
                    writer.beginObject()
                    writer.member("closedOn", String(end.prefix(10)))
                    writer.member("turnoverEuros", year["chiffre_affaires"]?.integer)
                    writer.endObject()
                }
                writer.endArray()
                return ConnectorReading(parts: years.count > 0 ? [.finances: writer.bytes] : [:])
            })
    }
}
