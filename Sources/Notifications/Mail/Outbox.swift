import Accounts
import Crypto
package import Database
package import Endpoints
import Kernel
import Outbound

/// Keeps letters in the transaction of what they tell.
package struct Outbox: Postbox {
    let templates: LetterTemplates

    /// An outbox of letters that have a template.
    package init(templates: LetterTemplates) { self.templates = templates }

    /// Keeps a letter, or says in the outbox why it is not sent: an address that bounces, a person who wants none.
    package func post(_ letter: Letter, in transaction: WriteTransaction) throws {
        guard let template = templates[letter.kind], letter.kind != LetterTemplate.digest else {
            throw OutboxError.noTemplate(letter.kind)
        }
        let now = transaction.now
        let connection = transaction.connection
        let reader = Outbox.reader(account: letter.recipient.account, address: letter.recipient.address)
        var state = OutboxLetter.State.waiting
        var reason: String?
        var due = now
        var isForDigest = false
        if MailAddress(letter.recipient.address) == nil {
            (state, reason) = (.dead, "address-malformed")
        } else if try BounceTable(connection).contains(letter.recipient.address) {
            (state, reason) = (.dead, "address-bounces")
        } else if !template.isRequested, try Outbox.objects(letter.recipient.account, connection) {
            (state, reason) = (.unwanted, "objection")
        } else if !template.isRequested {
            switch try MailPreferenceTable(connection).preferences(of: reader).timing(of: letter.kind, at: now) {
            case .at(let instant): due = instant
            case .inDigest(let instant): (due, isForDigest) = (instant, true)
            case .never: state = .unwanted
            }
        }
        var framed = FramedBytes()
        for part in [reader, letter.kind, letter.object, letter.step] { framed.append(part) }
        _ = try OutboxTable(connection).insert(
            OutboxLetter(
                id: transaction.identifier(), kind: letter.kind, object: letter.object, step: letter.step,
                language: letter.recipient.language, state: state, createdAt: now, dueAt: due,
                expiresAt: letter.expiresAt, settledAt: state == .waiting ? nil : now, attempts: 0, reason: reason,
                isForDigest: isForDigest, address: letter.recipient.address, name: Outbox.line(letter.recipient.name),
                link: state == .unwanted ? nil : letter.link,
                unsubscribeToken: template.isRequested ? nil : Base64URL.text(RandomSource.bytes(16))),
            digest: Digest.blake2b(framed.bytes), reader: reader)
    }

    /// Whether a person obtained that they are not written to (GDPR art. 21).
    private static func objects(_ account: String?, _ connection: Connection) throws -> Bool {
        guard let account = account.flatMap({ Identifier<Account>($0) }) else { return false }
        return try ProcessingLimitTable(connection).stands(.objection, for: account)
    }

    /// The name under which the preferences of a person are kept: somebody without an account has some too.
    static func reader(account: String?, address: String) -> String {
        account.map { "account:" + $0 } ?? "mail:" + address.lowercased()
    }

    /// A name that breaks no line.
    private static func line(_ name: String) -> String {
        String(name.map { $0.isNewline ? " " : $0 })
    }
}

/// Why a letter cannot be posted: a fault of the program.
package enum OutboxError: Error, CustomStringConvertible {
    case noTemplate(String)

    package var description: String {
        switch self {
        case .noTemplate(let kind): "data/letters has no template for \(kind)"
        }
    }
}
