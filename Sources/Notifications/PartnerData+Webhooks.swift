import Database
import Endpoints
import JSON
import Kernel

extension PartnerData {
    /// The webhooks of an organisation; their secrets are theirs already.
    static let webhooks = PartnerData(
        name: "webhooks", title: Text(fr: "Webhooks, sans leur secret", en: "Webhooks, without their secrets"),
        export: { organisation, connection, archive in
            for webhook in try WebhookTable(connection).latest(1000, of: [organisation], before: nil) {
                try archive.row(String(decoding: try JSONEncoder.encode(WebhookDocument(webhook)), as: UTF8.self))
            }
        },
        erase: { organisation, transaction in
            try transaction.connection.run(
                """
                DELETE FROM webhook WHERE id IN (SELECT id FROM webhook WHERE organisation = \(organisation) LIMIT 1000)
                """)
        })
}
