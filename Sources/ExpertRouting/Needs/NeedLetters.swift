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
    func tell(_ letter: Company, about need: Need) throws {
        guard let contact = need.contact else { return }
        let link =
            letter.kind.description == Company.satisfaction.kind.description
            ? "/satisfaction/\(TrackingLink.token(.satisfaction, of: need))"
            : "/tracking/\(TrackingLink.token(.tracking, of: need))"
        try desk.postbox.post(
            Letter(
                letter.kind,
                to: Letter.Recipient(
                    address: contact.email.description, name: contact.name.description, language: need.language),
                about: "need/\(need.id)", step: "\(need.cycle)", link: link), in: transaction)
    }

    /// Tells the mailbox of an expert.
    func tell(_ letter: Team, to expert: Identifier<Expert>, about need: Need, step: String = "") throws {
        guard let entry = try ExpertEntry.find(expert, in: transaction.connection) else { return }
        try post(letter, to: entry.draft.mailbox, name: entry.draft.name.description, about: need, step: step)
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
                try post(.escalated, to: mailbox, name: found.details.name.description, about: need, step: "")
                break
            }
        }
    }

    private func post(
        _ letter: Team, to mailbox: EmailAddress, name: String, about need: Need, step: String
    ) throws {
        try desk.postbox.post(
            Letter(
                letter.kind, to: Letter.Recipient(address: mailbox.description, name: name),
                about: "need/\(need.id)", step: "\(need.cycle)\(step)", link: "/v1/needs/\(need.id)"),
            in: transaction)
    }
}
