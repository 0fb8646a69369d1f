import Database
import Endpoints
import JSON
import Kernel

extension PartnerData {
    /// What happened that concerned an organisation. Destroying it takes who and what out of the entries that concerned nobody
    /// else; the entries keep their place, so that the rest of the journal stays provable.
    static let journal = PartnerData(
        name: "journal", title: Text(fr: "Ce qui s'est passé", en: "What happened"),
        export: { organisation, connection, archive in
            let place = JournalFilter.Place(organisation: organisation, unit: nil)
            var number: Int?
            while case let entries = try JournalTable(connection).search(
                JournalFilter(audiences: [place]), before: number, limit: 500), let last = entries.last
            {
                for entry in entries {
                    try archive.row(String(decoding: try JSONEncoder.encode(entry), as: UTF8.self))
                }
                number = last.number
            }
        },
        erase: { organisation, transaction in
            let connection = transaction.connection
            let numbers = try connection.all(
                "SELECT DISTINCT number FROM journalAudience WHERE organisation = \(organisation) LIMIT 1000"
            ) { row in try row[0] as Int }
            for number in numbers {
                try connection.run(
                    "DELETE FROM journalAudience WHERE number = \(number) AND organisation = \(organisation)")
                try connection.run(
                    """
                    UPDATE journalEntry SET author = NULL, request = NULL, details = NULL, salt = NULL
                    WHERE number = \(number)
                        AND NOT EXISTS (SELECT 1 FROM journalAudience WHERE journalAudience.number = journalEntry.number)
                    """)
            }
            return numbers.count
        })
}
