import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// The letters about needs; each is told once, however often it is posted.
struct NeedLetters {
    let desk: RoutingDesk
    let transaction: WriteTransaction

    /// What a company is told.
    enum Company {
        case acknowledged, waiting, taken, unreachable, notYetTaken, abandoned, satisfaction

        var kind: StaticString {
            switch self {
            case .acknowledged: "routing-acknowledged"
            case .waiting: "routing-waiting"
            case .taken: "routing-taken"
            case .unreachable: "routing-unreachable"
            case .notYetTaken: "routing-not-yet-taken"
            case .abandoned: "routing-abandoned"
            case .satisfaction: "routing-satisfaction"
            }
        }
    }

    /// What experts are told.
    enum Team {
        case received, reminder, lastChance, escalated, comment, information, withdrawn

        var kind: StaticString {
            switch self {
            case .received: "routing-need-received"
            case .reminder: "routing-reminder"
            case .lastChance: "routing-last-chance"
            case .escalated: "routing-escalated"
            case .comment: "routing-comment"
            case .information: "routing-information"
            case .withdrawn: "routing-withdrawn"
            }
        }
    }

    /// Tells the company, once in each life of the need.
    func tell(_ letter: Company, about need: Need) throws { try post(letters(letter, about: need)) }

    /// Tells the mailboxes of experts.
    func tell(_ letter: Team, to experts: [Identifier<Expert>], about need: Need, step: String = "") throws {
        guard !experts.isEmpty else { return }
        let book = try desk.shelf.book(in: transaction.connection)
        try post(letters(letter, to: experts, about: need, from: book, step: step))
    }

    /// Tells experts of all that waits for them: the same day is told once, however many needs come to it.
    func recap(_ experts: [Identifier<Expert>]) throws {
        guard !experts.isEmpty else { return }
        let book = try desk.shelf.book(in: transaction.connection)
        let day = ParisTime.day(at: transaction.now)
        try post(
            experts.compactMap { id in
                guard let expert = book.experts[id], let mailbox = expert.mailbox else { return nil }
                return Letter(
                    "routing-recap", to: Letter.Recipient(address: mailbox, name: expert.name), about: "expert/\(id)",
                    step: day.description, link: "/v1/needs?match=pending")
            })
    }

    /// Keeps letters.
    func post(_ letters: [Letter]) throws { try desk.postbox.post(letters, in: transaction) }

    /// What a company is told; nothing when nobody knows any more whom to tell.
    func letters(_ letter: Company, about need: Need) -> [Letter] {
        guard let contact = need.contact else { return [] }
        let link =
            letter.kind.description == Company.satisfaction.kind.description
            ? "/satisfaction/\(TrackingLink.token(.satisfaction, of: need))"
            : "/tracking/\(TrackingLink.token(.tracking, of: need))"
        return [
            Letter(
                letter.kind,
                to: Letter.Recipient(
                    address: contact.email.description, name: contact.name.description, language: need.language),
                about: "need/\(need.id)", step: "\(need.cycle)", link: link)
        ]
    }

    /// What experts are told; nothing for those who are there no more.
    func letters(
        _ letter: Team, to experts: [Identifier<Expert>], about need: Need, from book: AddressBook, step: String = ""
    ) -> [Letter] {
        experts.compactMap { id in
            guard let expert = book.experts[id], let mailbox = expert.mailbox else { return nil }
            return self.letter(letter, to: mailbox, name: expert.name, about: need, step: step)
        }
    }

    /// Tells the mailboxes of the units above those of some matches.
    func escalate(_ matches: [NeedMatch], about need: Need) throws {
        for unit in Set(matches.map(\.unit)).sorted() {
            let lineage = try desk.directory.lineage(
                of: unit, asOf: transaction.now, in: transaction.connection)
            for above in lineage.dropFirst() {
                guard let found = try desk.directory.unit(above, asOf: transaction.now, in: transaction.connection),
                    let mailbox = found.details.mailbox
                else { continue }
                try post([
                    letter(
                        .escalated, to: mailbox.description, name: found.details.name.description, about: need, step: ""
                    )
                ])
                break
            }
        }
    }

    private func letter(_ letter: Team, to mailbox: String, name: String, about need: Need, step: String) -> Letter {
        Letter(
            letter.kind, to: Letter.Recipient(address: mailbox, name: name), about: "need/\(need.id)",
            step: "\(need.cycle)\(step)", link: "/v1/needs/\(need.id)")
    }
}
