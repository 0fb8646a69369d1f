import JSON
import Kernel
import Territories

extension Connector {
    /// API Entreprise: what administrations hold of companies, one connector for each thing, so that one that fails keeps no other back.
    /// Each question says for whom and why: the service of the caller and the purpose, never a constant; an answer is kept apart for each.
    static func companyAPIs(_ settings: ConnectorSettings) -> [Connector] {
        [
            companyAPI(
                settings, "api-entreprise",
                Text(fr: "API Entreprise : chiffres d'affaires", en: "API Entreprise: turnovers"),
                provider: "DGFiP", .finances, scope: .finances,
                path: { subject, _ in subject.siret.map { "/v3/dgfip/etablissements/\($0)/chiffres_affaires" } },
                read: turnovers),
            companyAPI(
                settings, "api-entreprise-mandataires",
                Text(fr: "API Entreprise : mandataires sociaux", en: "API Entreprise: executives"),
                provider: "Infogreffe",
                .executives, scope: nil,
                path: { subject, _ in "/v3/infogreffe/rcs/unites_legales/\(subject.siren)/mandataires_sociaux" },
                read: executives),
            companyAPI(
                settings, "api-entreprise-fiscal",
                Text(fr: "API Entreprise : attestation fiscale", en: "API Entreprise: tax certificate"),
                provider: "DGFiP",
                .approvals, scope: .fiscal,
                path: { subject, _ in "/v4/dgfip/unites_legales/\(subject.siren)/attestation_fiscale" },
                read: taxCertificate),
            companyAPI(
                settings, "api-entreprise-social",
                Text(
                    fr: "API Entreprise : attestation de vigilance", en: "API Entreprise: social security certificate"),
                provider: "URSSAF", .approvals, scope: .social,
                path: { subject, _ in "/v4/urssaf/unites_legales/\(subject.siren)/attestation_vigilance" },
                read: socialCertificate),
            companyAPI(
                settings, "api-entreprise-douanes",
                Text(fr: "API Entreprise : immatriculation EORI", en: "API Entreprise: EORI number"),
                provider: "Douane",
                .approvals, scope: .customs,
                path: { subject, _ in subject.siret.map { "/v3/douanes/etablissements/\($0)/immatriculations_eori" } },
                read: customsNumber),
            companyAPI(
                settings, "api-entreprise-effectifs",
                Text(fr: "API Entreprise : effectifs mensuels", en: "API Entreprise: monthly workforce"),
                provider: "GIP-MDS", .workforce, scope: .workforce, extra: ["profondeur": "12"],
                path: { subject, day in
                    // A month is complete two months later.
                    let month = day.adding(months: -2)
                    let digits = month.description.split(separator: "-")
                    return subject.siret.map {
                        "/v3/gip_mds/etablissements/\($0)/effectifs_mensuels/\(digits[1])/annee/\(digits[0])"
                    }
                }, read: monthlyWorkforce),
            companyAPI(
                settings, "api-entreprise-beneficiaires",
                Text(fr: "API Entreprise : bénéficiaires effectifs", en: "API Entreprise: beneficial owners"),
                provider: "INPI", .executives, scope: .beneficialOwners,
                path: { subject, _ in "/v3/inpi/rne/unites_legales/open_data/\(subject.siren)/beneficiaires_effectifs"
                },
                read: beneficialOwners),
        ]
    }

    /// 250 questions a minute with one key: each connector has its part.
    private static let part = Quota(perSecond: 0.8, burst: 5)

    private static func companyAPI(
        _ settings: ConnectorSettings, _ code: String, _ title: Text, provider: String, _ section: SectionCode,
        scope: CompanyScope?, extra: [String: String] = [:], path: @escaping @Sendable (SheetSubject, Day) -> String?,
        read: @escaping @Sendable (JSONValue) throws(ConnectorFault) -> [UInt8]?
    ) -> Connector {
        let key = text(settings.keys["api-entreprise"]) ?? ""
        return Connector(
            code: code, title: title, provider: provider, system: "API Entreprise", sections: [section],
            level: .establishment,
            legalBasis: Text(
                fr: "Échanges entre administrations (CRPA, L114-8)",
                en: "Exchanges between administrations (CRPA, L114-8)"),
            timeToLive: day, staleFor: 0, timeout: .seconds(10), quota: part, isPersonal: true, scope: scope,
            address: settings.addresses["api-entreprise"] ?? "https://entreprise.api.gouv.fr",
            call: { subject, context in
                guard let path = path(subject, context.day), let recipient = context.recipient,
                    let purpose = context.purpose
                else {
                    return nil
                }
                return ConnectorCall(
                    code, path,
                    extra.merging(
                        ["context": "Guichet", "object": purpose.rawValue, "recipient": recipient],
                        uniquingKeysWith: { first, _ in first }),
                    credentials: ["Authorization": "Bearer \(key)"])
            },
            read: { (answer, _) throws(ConnectorFault) in
                ConnectorReading(parts: try read(answer).map { [section: $0] } ?? [:])
            })
    }
}
