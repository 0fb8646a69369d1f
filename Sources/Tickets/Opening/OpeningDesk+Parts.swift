import Accounts
import Attachments
import Database
import Directory
import Endpoints
import Journal
import Kernel
import Territories

extension OpeningDesk {
    /// Takes over what the order says of the usager and the mandate.
    func fill(_ ticket: inout Ticket, _ parts: inout TicketParts, from order: TicketOrder) throws {
        parts.hasUsager = order.usager != nil
        parts.hasDescription = order.description != nil
        let usagers = UsagerTable(connection: desk.connection, keys: desk.keeping.keys)
        if let usager = order.usager { ticket.usagerDigest = usagers.digest(of: usager) }
        if let name = order.mandate {
            guard let mandate = try MandateTable(desk.connection).find(name), mandate.account == ticket.creator.account
            else { throw Failure.mandateNotUsable("missing") }
            guard mandate.ticket == nil || mandate.ticket == ticket.number else { throw Failure(.mandateTaken) }
            parts.mandate = mandate
        } else if let collected = order.collectedMandate {
            guard let usager = order.usager else { throw OpeningDesk.missing("/usager") }
            let mandates = MandateDesk(desk: desk)
            parts.mandate = try mandates.collected(collected, by: ticket.creator, from: usager)
        }
        if let mandate = parts.mandate { ticket.mandate = mandate.id }
        ticket.lastPlace = 0
    }

    /// Keeps all that belongs to a ticket, in the rows beside it.
    func keep(_ ticket: Ticket, _ parts: TicketParts, from order: TicketOrder, isNew: Bool = true) throws {
        let connection = desk.connection
        for target in parts.targets { try desk.add(target, to: ticket) }
        for colleague in parts.colleagues {
            try ParticipantTable(connection).put(colleague, in: ticket.number, by: ticket.creator.account)
        }
        if var mandate = parts.mandate, mandate.ticket == nil {
            mandate.ticket = ticket.number
            mandate.version += 1
            try MandateTable(connection).save(mandate)
        }
        let usagers = UsagerTable(connection: connection, keys: desk.keeping.keys)
        if let usager = order.usager { try usagers.put(usager, of: ticket.number) }
        try keep(order.identifiers ?? [], of: ticket, parts, usagers)
        if let description = order.description { try keepOpening(description, of: ticket, isNew: isNew) }
        for file in order.attachments ?? [] {
            try desk.transaction.attachments.attach(file, to: ObjectName("ticket", ticket.id), by: desk.caller)
        }
        guard isNew else { return }
        if let clocks = parts.clocks {
            for clock in clocks.clocks {
                try ClockTable(connection).save(clock, of: ticket.number, clocks.calendar)
            }
        }
        try SightTable(connection).place(ticket, before: nil, dueAt: parts.clocks?.dueAt)
        if parts.isDraft { return try desk.record(.drafted, on: ticket) }
        try desk.record(.opened, on: ticket, details: TicketFigures.category(of: ticket))
        try desk.tell(ticket.state == .toQualify ? .toQualify : .opened, of: ticket, step: "")
    }

    private func keep(
        _ identifiers: [TicketOrder.IdentifierOrder], of ticket: Ticket, _ parts: TicketParts, _ usagers: UsagerTable
    ) throws {
        guard !identifiers.isEmpty else { return }
        let targets =
            parts.targets.isEmpty
            ? try StandingTable(connection: desk.connection, territories: desk.keeping.territories, now: desk.now)
                .targets(of: ticket.number) : parts.targets
        let rights = IdentifierRights(desk.connection)
        for (place, order) in identifiers.enumerated() {
            guard try rights.mayEnter(order.type, for: targets.map(\.organisation)) else {
                throw Failure.invalid("/identifiers/\(place)/type", "notForThisBody", OpeningText.notForThisBody)
            }
            guard let identifier = UsagerIdentifier(order.type, order.value) else {
                throw Failure.invalid("/identifiers/\(place)/value", "wrongKey", OpeningText.wrongKey)
            }
            try usagers.put(identifier, of: ticket.number, as: desk.transaction.identifier())
        }
    }

    /// The first message: what the creator wrote.
    private func keepOpening(_ description: LongText, of ticket: Ticket, isNew: Bool) throws {
        let connection = desk.connection
        if !isNew {
            try connection.run(
                "DELETE FROM ticketMessage WHERE number = \(Message.number(0, of: ticket.number))")
        }
        try MessageTable(connection).insert(
            Message(
                number: Message.number(0, of: ticket.number), id: desk.transaction.identifier(), openPlace: 0,
                type: .opening, author: ticket.creator.account, authorName: ticket.creator.name, isByAgent: false,
                text: description.description, repliesTo: nil, createdAt: desk.now, correctedAt: nil))
        guard ticket.state != .draft else { return }
        SearchTable(desk.transaction).insert(
            SearchTable.Entry(
                number: Message.number(0, of: ticket.number), text: ticket.subject + " " + description.description,
                isNote: false), for: ticket.audience)
    }

    /// The colleagues who are invited at once: aidants of the same unit.
    func colleagues(_ accounts: [String], of creator: Ticket.Creator) throws -> [Participant] {
        guard !accounts.isEmpty else { return [] }
        guard let unit = try desk.keeping.directory.unit(creator.unit, asOf: desk.now, in: desk.connection) else {
            throw OpeningDesk.missing("/unit")
        }
        let members = try desk.keeping.directory.members(of: unit, asOf: desk.now, in: desk.connection)
        return try accounts.enumerated().map { place, account in
            guard account != creator.account,
                let member = members.first(where: {
                    $0.account.description == account && $0.roles.contains(Role.aidant.rawValue)
                })
            else { throw Failure.invalid("/colleagues/\(place)", "notAColleague", OpeningText.notAColleague) }
            return Participant(
                account: account, name: member.name + " (\(unit.details.name))", part: .aidant, isHidden: false,
                since: desk.now)
        }
    }

    func urgency(_ order: TicketOrder.UrgencyOrder?) throws -> Ticket.Urgency {
        guard let order, order.level != .normal else { return Ticket.Urgency(level: .normal, reason: nil, dueOn: nil) }
        guard let reason = order.reason else { throw OpeningDesk.missing("/urgency/reason") }
        return Ticket.Urgency(level: order.level, reason: reason.description, dueOn: order.dueOn)
    }

    /// Refuses a subject that tells a person: it stands in lists.
    func check(_ subject: Subject, _ usager: Usager?) throws {
        if let kind = subject.traces.first {
            throw Failure.invalid("/subject", "personalData-\(kind.rawValue)", OpeningText.personalSubject)
        }
        guard let usager else { return }
        let words = SearchTable.folded(subject.description).split(separator: " ")
        let names = [usager.lastName, usager.birthName].compactMap { $0 }.flatMap {
            SearchTable.folded($0.description).split(separator: " ")
        }
        guard !names.contains(where: { $0.count > 2 && words.contains($0) }) else {
            throw Failure.invalid("/subject", "personalData-name", OpeningText.personalSubject)
        }
    }

    func chain(of code: Commune.Code) throws -> Chain {
        guard let chain = desk.keeping.territories.resolve(code) else {
            throw Failure.invalid("/commune", "unknown", OpeningText.unknownCommune)
        }
        return chain
    }

    static func area(of chain: Chain) -> String {
        chain.departement?.code.description ?? chain.collectivity?.code.description ?? ""
    }

    static func missing(_ pointer: String) -> Failure {
        .invalid(pointer, "missing", Text(fr: "Cette valeur manque.", en: "This value is missing."))
    }
}

/// What is said of orders that cannot be carried out.
enum OpeningText {
    static let forKeysOnly = Text(
        fr: "Seule une clé ouvre un ticket pour quelqu'un d'autre.", en: "Only a key opens a ticket for somebody else.")
    static let notYourUnit = Text(
        fr: "Cette unité n'est pas de celles pour lesquelles vous aidez.",
        en: "This unit is none of those for which you help.")
    static let notForThisBody = Text(
        fr: "Aucun organisme destinataire n'a le droit de recevoir cet identifiant (décret 2019-341 pour le NIR).",
        en: "No receiving body has the right to this identifier (décret 2019-341 for the NIR).")
    static let wrongKey = Text(
        fr: "Ce numéro n'a pas la forme attendue, ou sa clé est fausse.",
        en: "This number has the wrong form, or its key is wrong.")
    static let notAColleague = Text(
        fr: "Cette personne n'est pas aidant de votre unité.", en: "This person is no helper of your unit.")
    static let personalSubject = Text(
        fr: "Le sujet paraît dans les listes et les messages : pas de nom, de numéro ni de téléphone.",
        en: "The subject stands in lists and letters: no name, number or telephone.")
    static let unknownCommune = Text(fr: "Aucune commune n'a ce code.", en: "No commune has this code.")
    static let doesNotCover = Text(
        fr: "Cette unité n'existe pas, est suspendue ou n'est pas compétente dans cette commune.",
        en: "This unit does not exist, is suspended, or is not competent in this commune.")
    static let withoutMembers = Text(
        fr: "Personne ne travaille dans cette unité : le ticket n'y serait lu par personne.",
        en: "Nobody works in this unit: nobody would read the ticket there.")
}
