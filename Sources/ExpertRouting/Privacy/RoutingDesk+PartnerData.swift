import Database
package import Endpoints
import Kernel

extension RoutingDesk {
    /// What expert routing keeps that is an organisation's own: its experts and what they do, its rules, its landings, the needs
    /// that its key opened. What was told of companies stays with the needs.
    package var partnerData: [PartnerData] { [experts, expertises, rules, profile, landings, needs] }

    private var experts: PartnerData {
        .rows("experts", Text(fr: "Experts, à toutes les époques", en: "Experts, through all of time")) { slug in
            """
            SELECT json_object('id', id, 'unit', unit, 'name', name, 'mailbox', mailbox, 'zones', zones,
                'validFrom', validFrom, 'validTo', validTo)
            FROM expertPeriod WHERE organisation = \(slug) ORDER BY id, validFrom
            """
        } erase: { slug, transaction in
            let connection = transaction.connection
            let asked: [Identifier<Expert>] = try connection.all(
                """
                SELECT DISTINCT expert FROM needMatch
                WHERE organisation = \(slug) AND status IN ('pending', 'takenInCharge') LIMIT 50
                """
            ) { row in try row[0] }
            // No need is lost with those who had it in hand.
            for expert in asked { try NeedRegister(transaction, for: nil, self).release(expert) }
            if asked.count == 50 { return 1000 }
            try connection.run(
                "DELETE FROM expertMember WHERE expert IN (SELECT id FROM expertPeriod WHERE organisation = \(slug))")
            return try connection.run(
                """
                DELETE FROM expertPeriod WHERE (id, validFrom) IN (
                    SELECT id, validFrom FROM expertPeriod WHERE organisation = \(slug) LIMIT 1000)
                """)
        }
    }

    private var expertises: PartnerData {
        .rows("expertises", Text(fr: "Expertises, à toutes les époques", en: "Expertises, through all of time")) {
            slug in
            """
            SELECT json_object('id', id, 'expert', expert, 'subject', subject, 'description', description,
                'obligation', obligation, 'zones', zones, 'capacity', capacity, 'validFrom', validFrom,
                'validTo', validTo)
            FROM expertisePeriod WHERE expert IN (SELECT id FROM expertPeriod WHERE organisation = \(slug))
            ORDER BY id, validFrom
            """
        } erase: { slug, transaction in
            try transaction.connection.run(
                """
                DELETE FROM expertisePeriod WHERE (id, validFrom) IN (
                    SELECT id, validFrom FROM expertisePeriod
                    WHERE expert IN (SELECT id FROM expertPeriod WHERE organisation = \(slug)) LIMIT 1000)
                """)
        }
    }

    private var rules: PartnerData {
        .rows("eligibility-rules", Text(fr: "Règles d'éligibilité", en: "Eligibility rules")) { slug in
            """
            SELECT json_object('id', id, 'rule', json(draft), 'validFrom', validFrom, 'validTo', validTo)
            FROM eligibilityRulePeriod WHERE organisation = \(slug) ORDER BY id, validFrom
            """
        } erase: { slug, transaction in
            try transaction.connection.run(
                """
                DELETE FROM eligibilityRulePeriod WHERE (id, validFrom) IN (
                    SELECT id, validFrom FROM eligibilityRulePeriod WHERE organisation = \(slug) LIMIT 1000)
                """)
        }
    }

    private var profile: PartnerData {
        .rows("routing-profile", Text(fr: "Profil d'orientation", en: "Routing profile")) { slug in
            """
            SELECT json_object('profile', json(draft), 'validFrom', validFrom, 'validTo', validTo)
            FROM routingProfilePeriod WHERE organisation = \(slug) ORDER BY validFrom
            """
        } erase: { slug, transaction in
            try transaction.connection.run(
                """
                DELETE FROM routingProfilePeriod WHERE (organisation, validFrom) IN (
                    SELECT organisation, validFrom FROM routingProfilePeriod WHERE organisation = \(slug) LIMIT 1000)
                """)
        }
    }

    private var landings: PartnerData {
        .rows("landings", Text(fr: "Pages d'accueil", en: "Landings")) { slug in
            """
            SELECT json_object('slug', slug, 'landing', json(draft)) FROM landing WHERE organisation = \(slug)
            ORDER BY slug
            """
        } erase: { slug, transaction in
            try transaction.connection.run(
                """
                DELETE FROM landing WHERE slug IN (
                    SELECT slug FROM landing WHERE organisation = \(slug) LIMIT 1000)
                """)
        }
    }

    private var needs: PartnerData {
        .rows(
            "partner-needs",
            Text(
                fr: "Demandes ouvertes par sa clé, sans coordonnées",
                en: "Needs that its key opened, without contact details")
        ) { slug in
            """
            SELECT json_object('id', id, 'subject', subject, 'commune', commune, 'landing', landing, 'state', state,
                'outcome', outcome, 'createdAt', createdAt)
            FROM need WHERE partner = \(slug) ORDER BY id
            """
        } erase: { slug, transaction in
            try transaction.connection.run(
                """
                UPDATE need SET partner = NULL, landing = NULL WHERE id IN (
                    SELECT id FROM need WHERE partner = \(slug) LIMIT 1000)
                """)
        }
    }
}

extension PartnerData {
    /// Rows that a statement writes as JSON objects.
    fileprivate static func rows(
        _ name: String, _ title: Text, _ objects: @escaping @Sendable (_ organisation: String) -> SQL,
        erase: @escaping @Sendable (_ organisation: String, WriteTransaction) throws -> Int
    ) -> PartnerData {
        PartnerData(
            name: name, title: title,
            export: { organisation, connection, archive in
                try connection.stream(objects(organisation)) { row in try archive.row(try row[0]) }
            }, erase: erase)
    }
}
