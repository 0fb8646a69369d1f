import Crypto
import Database
import Directory
import Endpoints
import JSON
import Journal
import Kernel
import Territories

extension TicketSnapshot {
    /// A new ticket, to be sent unless it is to be kept as a draft.
    func plan(_ order: TicketOrder) throws -> OpeningPlan {
        let creator = try creator(of: order)
        guard let subject = order.subject else { throw OpeningDesk.missing("/subject") }
        guard let code = order.category else { throw OpeningDesk.missing("/category") }
        guard let place = order.commune else { throw OpeningDesk.missing("/commune") }
        let category = try CategoryTable(connection).existing(code)
        let chain = try self.chain(of: place)
        try OpeningDesk.check(subject, order.usager)
        var plan = OpeningPlan(
            ticket: Ticket(
                number: 0, id: Ticket.ID(at: now), reference: "", version: 1, state: .draft,
                subject: subject.description, category: code.description,
                urgency: try OpeningDesk.urgency(order.urgency),
                commune: chain.commune.code, departement: OpeningDesk.area(of: chain), creator: creator,
                moments: Ticket.Moments(created: now, updated: now, active: now)))
        plan.prefix = category.prefix
        plan.ticket.follows = try order.follows.map { try meet($0, to: .readMessages).ticket.id }
        plan.colleagues = try colleagues(order.colleagues ?? [], of: creator)
        plan.targets = try RecipientChoice(snapshot: self).targets(of: order, chain: chain)
        try fill(&plan, from: order)
        if order.draft != true {
            try send(&plan, hasDescription: order.description != nil, hasUsager: order.usager != nil)
        }
        plan.audience = try audience(of: plan.ticket, targets: plan.targets, participants: plan.colleagues)
        plan.standing = try standings.standing(of: caller, to: plan.ticket, plan.targets, part: nil)
        let known = try Duplicates(connection: connection, keys: keeping.keys).duplicates(
            of: plan.usager, besides: nil, sentTo: plan.targets.map(\.organisation), since: now, openedBy: creator.unit)
        plan.warnings = (order.description?.warnings ?? []) + known.map { "duplicate:\($0)" }
        plan.words = order.description.map { SearchTable.Words(of: plan.ticket.subject + " " + $0.description) }
        plan.answer = try answer(plan)
        return plan
    }

    /// What its creator will be answered, but for the names that the writer gives it; `nil` when more is told.
    private func answer(_ plan: OpeningPlan) throws -> [UInt8]? {
        guard let content = TicketContent(of: plan, as: plan.standing) else { return nil }
        var writer = JSONWriter(reserving: 2048)
        try TicketDocument(keeping: keeping, connection: connection, caller: caller, now: now).writeRest(
            of: MetTicket(ticket: plan.ticket, standing: plan.standing, targets: plan.targets), to: &writer,
            warnings: plan.warnings, content: content, clocks: plan.clocks)
        return writer.bytes
    }

    /// Takes over what the order says of the usager, their numbers, the mandate and the text.
    func fill(_ plan: inout OpeningPlan, from order: TicketOrder) throws {
        plan.usager = order.usager
        plan.description = order.description
        plan.attachments = order.attachments ?? []
        let usagers = UsagerTable(connection: connection, keys: keeping.keys)
        if let usager = order.usager { plan.ticket.usagerDigest = usagers.digest(of: usager) }
        if let name = order.mandate {
            guard let mandate = try MandateTable(connection).find(name), mandate.account == plan.ticket.creator.account
            else { throw Failure.mandateNotUsable("missing") }
            guard mandate.ticket == nil || mandate.ticket == plan.ticket.number else { throw Failure(.mandateTaken) }
            plan.mandate = mandate
        } else if let collected = order.collectedMandate {
            guard let usager = order.usager else { throw OpeningDesk.missing("/usager") }
            plan.mandate = try self.collected(collected, by: plan.ticket.creator, from: usager)
            plan.isMandateNew = true
        }
        if let mandate = plan.mandate { plan.ticket.mandate = mandate.id }
        plan.identifiers = try seal(order.identifiers ?? [], for: plan.targets.map(\.organisation), usagers)
    }

    /// Looks whether all is there that a ticket needs, and moves it on.
    func send(_ plan: inout OpeningPlan, hasDescription: Bool, hasUsager: Bool) throws {
        guard hasUsager else { throw OpeningDesk.missing("/usager") }
        guard hasDescription else { throw OpeningDesk.missing("/description") }
        guard !plan.targets.isEmpty else { throw OpeningDesk.missing("/units") }
        guard let mandate = plan.mandate else { throw Failure.mandateNotUsable("missing") }
        guard mandate.isValid(at: now) else { throw Failure.mandateNotUsable(mandate.stateName(at: now)) }
        let organisations = plan.targets.map(\.organisation)
        let needsQualifying = try OrganisationSettings(connection).anyNeedsQualifying(organisations)
        try plan.ticket.move(.submit, at: now, needsQualifying: needsQualifying)
        plan.ticket.moments.opened = now
        var clocks = TicketClocks([], of: plan.ticket.departement)
        let days = try ClockTable(connection).businessDays(
            for: plan.ticket, organisations: organisations.map(\.description))
        for kind in [ClockKind.firstAnswer, .resolution] { clocks.start(kind, businessDays: days[kind], at: now) }
        plan.clocks = clocks
    }

    /// Numbers that one of the organisations may be sent, sealed.
    private func seal(
        _ orders: [TicketOrder.IdentifierOrder], for organisations: [Organisation.Slug], _ usagers: UsagerTable
    ) throws -> [OpeningPlan.SealedIdentifier] {
        let rights = IdentifierRights(connection)
        return try orders.enumerated().map { place, order in
            guard try rights.mayEnter(order.type, for: organisations) else {
                throw Failure.invalid("/identifiers/\(place)/type", "not-for-this-body", OpeningText.notForThisBody)
            }
            guard let identifier = UsagerIdentifier(order.type, order.value) else {
                throw Failure.invalid("/identifiers/\(place)/value", "wrong-key", OpeningText.wrongKey)
            }
            return try usagers.sealed(identifier, as: Identifier(at: now))
        }
    }

    /// Who may have a ticket in their lists, and find its words.
    func audience(
        of ticket: Ticket, targets: [MetTicket.TargetUnit], participants: [Participant]
    ) throws -> PlannedAudience {
        var audience = PlannedAudience()
        audience.add(.account(ticket.creator.account), .words)
        if ticket.state != .draft {
            // What is not qualified yet is the qualifiers' alone to read, and they find it in their list.
            let reach: Audiences.Reach = ticket.state == .toQualify ? .line : .notes
            for target in targets where target.leftAt == nil {
                audience.add(.unit(target.unit.description), reach)
                audience.add(.organisation(target.organisation.description), in: ticket.departement, reach)
            }
            audience.add(.creatorUnit(ticket.creator.unit.description), .line)
            audience.add(.creatorOrganisation(ticket.creator.organisation.description), in: ticket.departement, .line)
            audience.add(.everything, in: ticket.departement, .line)
            for participant in participants {
                audience.add(.account(participant.account), participant.part == .aidant ? .words : .notes)
            }
            if let assignee = ticket.assignee { audience.add(.account(assignee.account), .line) }
        }
        try audience.takeNumbers(from: known, in: connection)
        return audience
    }
}
