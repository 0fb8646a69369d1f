import JSON
import Kernel
import Territories

extension Connector {
    /// The API of Insee, with a key: what changed since the stock was imported. Thirty questions a minute.
    static func sirene(_ settings: ConnectorSettings) -> Connector {
        let key = text(settings.keys["sirene"]) ?? ""
        return Connector(
            code: "sirene", title: Text(fr: "API Sirene", en: "Sirene API"), provider: "INSEE", system: "API Sirene",
            sections: [.identity], level: .establishment,
            legalBasis: Text(fr: "Code de commerce, R123-220 et suivants", en: "Code de commerce, R123-220 et seq."),
            timeToLive: day, staleFor: 7 * day, timeout: .seconds(5), quota: Quota(perSecond: 0.5, burst: 5),
            isPersonal: false, scope: nil,
            address: settings.addresses["sirene"] ?? "https://api.insee.fr/api-sirene/3.11",
            call: { subject, _ in
                guard let siret = subject.siret else { return nil }
                return ConnectorCall(
                    "sirene", "/siret/\(siret)", credentials: ["X-INSEE-Api-Key-Integration": key])
            },
            read: { (answer, subject) throws(ConnectorFault) in
                guard let establishment = answer["etablissement"],
                    establishment["siret"]?.string == subject.siret?.description
                else { throw .unexpectedShape }
                let unit = establishment["uniteLegale"]
                let period = establishment["periodesEtablissement"]?.elements.first { _ in true }
                var writer = JSONWriter()
                writer.beginObject()
                writer.member("siret", establishment["siret"]?.string)
                writer.member("name", unit?["denominationUniteLegale"]?.string)
                writer.member(
                    "state", period?["etatAdministratifEtablissement"]?.string.map { $0 == "F" ? "closed" : "open" })
                writer.member("isHeadOffice", establishment["etablissementSiege"]?.bool)
                writer.member("naf", period?["activitePrincipaleEtablissement"]?.string)
                writer.member("legalForm", unit?["categorieJuridiqueUniteLegale"]?.string)
                writer.member("createdOn", establishment["dateCreationEtablissement"]?.string)
                writer.endObject()
                return ConnectorReading(
                    parts: [.identity: writer.bytes],
                    dataDate: establishment["dateDernierTraitementEtablissement"]?.string.map { String($0.prefix(10)) })
            })
    }
}
