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
        try post([letter], in: transaction)
    }

    /// How many letters are kept by one statement.
    private static let together = 16

    /// Keeps letters, or says in the outbox why they are not sent.
    package func post(_ letters: [Letter], in transaction: WriteTransaction) throws {
        for start in stride(from: 0, to: letters.count, by: Outbox.together) {
            let part = Array(letters[start..<min(start + Outbox.together, letters.count)])
            let recipients = try Recipients(of: part, in: transaction.connection)
            try OutboxTable(transaction.connection).insert(
                part.map { try posted($0, to: recipients, in: transaction) })
        }
    }

    private func posted(
        _ letter: Letter, to recipients: Recipients, in transaction: WriteTransaction
    ) throws -> PostedLetter {
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
        } else if recipients.bounces(letter.recipient.address) {
            (state, reason) = (.dead, "address-bounces")
        } else if !template.isRequested, try Outbox.objects(letter.recipient.account, connection) {
            (state, reason) = (.unwanted, "objection")
        } else if !template.isRequested {
            switch try recipients.preferences(of: reader, in: connection).timing(of: letter.kind, at: now) {
            case .at(let instant): due = instant
            case .inDigest(let instant): (due, isForDigest) = (instant, true)
            case .never: state = .unwanted
            }
        }
        var framed = FramedBytes()
        for part in [reader, letter.kind, letter.object, letter.step] { framed.append(part) }
        return PostedLetter(
            letter: OutboxLetter(
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
        // Few names hold a control character or a separator of lines: most need not be taken apart.
        let isOneLine = name.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x85 && !(0x2028...0x2029).contains(scalar.value)
        }
        return isOneLine ? name : String(name.map { $0.isNewline ? " " : $0 })
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
