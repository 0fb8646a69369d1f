import Kernel
import Outbound

/// Makes of a letter what its reader sees.
struct LetterWriting: Sendable {
    let templates: LetterTemplates
    /// What paths are put after, without a slash at its end: `https://guichet.example.fr`.
    let publicAddress: String

    /// A letter as it is read.
    struct Page {
        let subject: String
        let text: String
    }

    /// The words of one letter, or of the digest of several; `nil` when there is no template or no link any more.
    func page(of letters: [OutboxLetter]) -> Page? {
        guard let first = letters.first, let name = first.name else { return nil }
        if !first.isForDigest {
            guard let template = templates[first.kind], let link = first.link else { return nil }
            let text = template.text(in: first.language, name: name, link: address(link))
            return Page(subject: template.subject(in: first.language), text: text)
        }
        guard let template = templates[LetterTemplate.digest] else { return nil }
        let lines = letters.compactMap { letter -> String? in
            guard let link = letter.link, let template = templates[letter.kind] else { return nil }
            return "- \(template.subject(in: first.language))\n  \(address(link))"
        }
        let preferences = unsubscribeAddress(of: first) ?? publicAddress
        return Page(
            subject: template.subject(in: first.language),
            text: template.text(
                in: first.language, name: name, link: preferences, letters: lines.joined(separator: "\n")))
    }

    /// Where one click ends such letters.
    func unsubscribeAddress(of letter: OutboxLetter) -> String? {
        letter.unsubscribeToken.map { publicAddress + "/v1/notifications/unsubscribe/\(letter.id)." + $0 }
    }

    /// What is handed to the relay; the same letter gives the same Message-ID, however often it is handed over.
    func message(of letters: [OutboxLetter], from relay: MailRelay) -> MailMessage? {
        guard let page = page(of: letters), let first = letters.first,
            let recipient = first.address.flatMap(MailAddress.init)
        else { return nil }
        return MailMessage(
            from: relay.sender, named: relay.senderName, to: recipient, subject: page.subject, text: page.text,
            at: first.createdAt, id: first.id.description, unsubscribeURL: unsubscribeAddress(of: first))
    }

    private func address(_ link: String) -> String { link.hasPrefix("/") ? publicAddress + link : link }
}
