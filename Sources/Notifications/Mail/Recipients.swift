import Database
import Endpoints
import Kernel

/// What is known of those whom some letters are for, read at once.
struct Recipients {
    private let bouncing: Set<String>
    private let outspoken: Set<String>

    init(of letters: [Letter], in connection: Connection) throws {
        bouncing = try BounceTable(connection).among(letters.map { $0.recipient.address.lowercased() })
        outspoken = try MailPreferenceTable(connection).among(
            letters.map { Outbox.reader(account: $0.recipient.account, address: $0.recipient.address) })
    }

    /// Whether an address takes no mail.
    func bounces(_ address: String) -> Bool { !bouncing.isEmpty && bouncing.contains(address.lowercased()) }

    /// How somebody wants to be written to.
    func preferences(of reader: String, in connection: Connection) throws -> MailPreferences {
        outspoken.contains(reader) ? try MailPreferenceTable(connection).preferences(of: reader) : MailPreferences()
    }
}
