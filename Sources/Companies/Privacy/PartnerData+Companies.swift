import Attachments
import Database
import Endpoints
import Journal
import Kernel

extension PartnerData {
    /// What is an organisation's own of company sheets. Groups and agreements come before what names them: the last is destroyed first.
    static let ofCompanies = [groups, agreements, deposits, lists, notes, exchanges, interventions]

    private static let interventions = declared(
        "company-interventions", Text(fr: "Interventions et leurs suites", en: "Interventions and their follow-ups"),
        export: { organisation, rows, take in
            try rows.each(
                "intervention",
                [
                    "id", "siret", "type", "themes", "state", "day", "agents", "summary", "confidentiality",
                    "externalId", "companyName", "companyAddress",
                ],
                """
                SELECT id, CAST(siret AS TEXT), kind, themes, state, day, agents, summary, confidentiality, externalId,
                    companyName, companyAddress
                FROM intervention WHERE companyGroup IN (\(own(organisation)))
                """, take)
            try rows.each(
                "followUp", ["intervention", "action", "dueOn", "doneAt"],
                """
                SELECT intervention, action, dueOn, doneAt FROM interventionFollowUp WHERE intervention IN (
                    SELECT id FROM intervention WHERE companyGroup IN (\(own(organisation))))
                """, take)
        },
        erase: { organisation, transaction in
            let ids = try transaction.connection.all(
                "SELECT id FROM intervention WHERE companyGroup IN (\(own(organisation))) LIMIT 1000"
            ) { row in try row[0] as Intervention.ID }
            for id in ids {
                try transaction.attachments.erase(of: ObjectName("intervention", id))
                try transaction.connection.run("DELETE FROM intervention WHERE id = \(id)")
            }
            return ids.count
        })

    private static let exchanges = declared(
        "company-exchanges", Text(fr: "Échanges entre services", en: "Exchanges between services"),
        export: { organisation, rows, take in
            try rows.each(
                "companyExchange", ["id", "siren", "fromGroup", "toGroup", "question", "state", "text", "askedAt"],
                """
                SELECT id, CAST(siren AS TEXT), fromGroup, toGroup, question, state, text, askedAt FROM companyExchange
                WHERE fromGroup IN (\(own(organisation))) OR toGroup IN (\(own(organisation)))
                """, take)
        },
        erase: { organisation, transaction in
            try transaction.connection.run(
                """
                DELETE FROM companyExchange WHERE id IN (
                    SELECT id FROM companyExchange
                    WHERE fromGroup IN (\(own(organisation))) OR toGroup IN (\(own(organisation))) LIMIT 1000)
                """)
        })

    private static let notes = declared(
        "company-notes", Text(fr: "Notes des groupes", en: "Notes of groups"),
        export: { organisation, rows, take in
            try rows.each(
                "companyNote", ["id", "companyGroup", "siren", "siret", "text", "writtenAt"],
                """
                SELECT id, companyGroup, CAST(siren AS TEXT), CAST(siret AS TEXT), text, writtenAt FROM companyNote
                WHERE companyGroup IN (\(own(organisation)))
                """, take)
        },
        erase: { organisation, transaction in
            try transaction.connection.run(
                """
                DELETE FROM companyNote WHERE id IN (
                    SELECT id FROM companyNote WHERE companyGroup IN (\(own(organisation))) LIMIT 1000)
                """)
        })

    private static let lists = declared(
        "company-lists", Text(fr: "Listes des groupes", en: "Lists of groups"),
        export: { organisation, rows, take in
            try rows.each(
                "companyList", ["id", "companyGroup", "name", "tag", "createdAt"],
                """
                SELECT id, companyGroup, name, tag, createdAt FROM companyList WHERE companyGroup IN (\(own(organisation)))
                """, take)
            try rows.each(
                "companyListItem", ["list", "siret", "note", "addedAt"],
                """
                SELECT list, CAST(siret AS TEXT), note, addedAt FROM companyListItem WHERE list IN (
                    SELECT id FROM companyList WHERE companyGroup IN (\(own(organisation))))
                """, take)
        },
        erase: { organisation, transaction in
            // A list holds 5,000 establishments at most.
            let count = try transaction.connection.run(
                """
                DELETE FROM companyList WHERE id IN (
                    SELECT id FROM companyList WHERE companyGroup IN (\(own(organisation))) LIMIT 20)
                """)
            return count == 20 ? 1000 : count
        })

    private static let deposits = declared(
        "company-deposits", Text(fr: "Dépôts et leurs données", en: "Deposits and their data"),
        export: { organisation, rows, take in
            try rows.each(
                "partnerRecord", ["siret", "agreement", "recordKey", "data", "dataDate", "receivedAt"],
                """
                SELECT CAST(siret AS TEXT), agreement, recordKey, data, dataDate, receivedAt FROM partnerRecord
                WHERE agreement IN (SELECT id FROM companyAgreement WHERE organisation = \(organisation))
                """, take)
            try rows.each(
                "deposit", ["id", "agreement", "companyGroup", "receivedAt", "report"],
                """
                SELECT id, agreement, companyGroup, receivedAt, report FROM deposit
                WHERE agreement IN (SELECT id FROM companyAgreement WHERE organisation = \(organisation))
                    OR companyGroup IN (\(own(organisation)))
                """, take)
        },
        erase: { organisation, transaction in
            let records = try transaction.connection.run(
                """
                DELETE FROM partnerRecord WHERE (siret, agreement, recordKey) IN (
                    SELECT siret, agreement, recordKey FROM partnerRecord WHERE agreement IN (
                        SELECT id FROM companyAgreement WHERE organisation = \(organisation)) LIMIT 1000)
                """)
            if records == 1000 { return records }
            let files = try transaction.connection.run(
                """
                DELETE FROM deposit WHERE id IN (
                    SELECT id FROM deposit WHERE agreement IN (
                        SELECT id FROM companyAgreement WHERE organisation = \(organisation))
                        OR companyGroup IN (\(own(organisation))) LIMIT 1000)
                """)
            return files == 1000 ? files : min(records + files, 999)
        })

    private static let agreements = declared(
        "company-agreements", Text(fr: "Conventions", en: "Agreements"),
        export: { organisation, rows, take in
            try rows.each(
                "companyAgreement", ["id", "partner", "legalBasis", "section", "startsOn", "endsOn", "mapping"],
                """
                SELECT id, partner, legalBasis, section, startsOn, endsOn, mapping FROM companyAgreement
                WHERE organisation = \(organisation)
                """, take)
            try rows.each(
                "partnerFeed", ["agreement", "declaration", "lastAt", "lastOutcome"],
                """
                SELECT agreement, declaration, lastAt, lastOutcome FROM partnerFeed
                WHERE agreement IN (SELECT id FROM companyAgreement WHERE organisation = \(organisation))
                """, take)
        },
        erase: { organisation, transaction in
            try transaction.connection.run(
                """
                DELETE FROM companyAgreement WHERE id IN (
                    SELECT id FROM companyAgreement WHERE organisation = \(organisation) LIMIT 1000)
                """)
        })

    private static let groups = declared(
        "company-groups", Text(fr: "Groupes et leurs membres", en: "Groups and their members"),
        export: { organisation, rows, take in
            try rows.each(
                "companyGroup", ["id", "name", "legalBasis", "reference", "startsOn", "endsOn", "scopes", "service"],
                """
                SELECT id, name, legalBasis, reference, startsOn, endsOn, scopes, service FROM companyGroup
                WHERE organisation = \(organisation)
                """, take)
            try rows.each(
                "companyGroupMember", ["companyGroup", "account", "role", "scopes", "until"],
                """
                SELECT companyGroup, account, role, scopes, until FROM companyGroupMember
                WHERE companyGroup IN (\(own(organisation)))
                """, take)
        },
        erase: { organisation, transaction in
            let members = try transaction.connection.run(
                """
                DELETE FROM companyGroupMember WHERE (account, companyGroup) IN (
                    SELECT account, companyGroup FROM companyGroupMember
                    WHERE companyGroup IN (\(own(organisation))) LIMIT 1000)
                """)
            if members == 1000 { return members }
            let groups = try transaction.connection.run(
                "DELETE FROM companyGroup WHERE id IN (SELECT id FROM companyGroup WHERE organisation = \(organisation) LIMIT 1000)"
            )
            return groups == 1000 ? groups : min(members + groups, 999)
        })
}
