import Accounts
import Crypto
import Database
import Directory
import Endpoints
import JSON
import Journal
import Kernel
import Territories

/// Changes of needs and matches by one caller, in one transaction: states, outcome, journal and letters in one place,
/// whatever the change comes from.
struct NeedRegister {
    let transaction: WriteTransaction
    /// `nil` for the service itself.
    let caller: Caller?
    let desk: RoutingDesk

    var connection: Connection { transaction.connection }
    var needs: NeedTable { NeedTable(connection) }
    var matches: MatchTable { MatchTable(connection) }
    var letters: NeedLetters { NeedLetters(desk: desk, transaction: transaction) }
    var now: Timestamp { transaction.now }

    init(_ transaction: WriteTransaction, for caller: Caller?, _ desk: RoutingDesk) {
        self.transaction = transaction
        self.caller = caller
        self.desk = desk
    }

    /// Writes in the journal what was done.
    func note(_ event: Event) throws {
        if let caller {
            try transaction.journal.append(event, by: caller)
        } else {
            try transaction.journal.append(event, by: .service)
        }
    }

    /// Writes in the journal several things that were done at once.
    func note(_ events: [Event]) throws {
        if let caller {
            try transaction.journal.append(events, by: Author(caller), request: caller.request)
        } else {
            try transaction.journal.append(events, by: .service)
        }
    }

    /// For how many days an earlier need of the same company on the same subject is said.
    private static let duplicateSeconds: Int64 = 30 * 86_400

    /// Keeps a new need, and tells those who are competent.
    func open(_ draft: NeedDraft, through channel: Need.Channel, by opener: Need.Opener) throws -> Need {
        let book = try desk.shelf.book(in: connection)
        let subject = try book.subject(draft.subject).open(at: "/subject")
        try subject.check(draft.answers)
        let finding = try CompanyFinding(
            draft.company, answers: draft.answers, by: desk, at: "/company", in: connection)
        let email = draft.contact.email
        let earlier = try needs.earlier(
            siret: finding.siret, email: email, subject: subject.slug,
            since: now.adding(seconds: -Self.duplicateSeconds))
        let isSpam = try opener == Need.Opener() && looksLikeSpam(draft)
        var need = Need(
            id: transaction.identifier(), channel: channel, subject: subject.slug, siret: finding.siret,
            companyName: finding.name, commune: finding.facts?.place.commune.code,
            departement: finding.facts?.place.departement?.code.description,
            region: finding.facts?.place.region?.code.description,
            company: Self.text { finding.facts?.write(into: &$0) },
            answers: Self.answerText(draft.answers), contact: draft.contact, description: draft.description,
            language: caller?.language ?? .french, origin: draft.origin, opener: opener, createdAt: now,
            duplicateOf: earlier?.id, trackingKey: RandomSource.bytes(16), state: .review)
        let chosen = try choose(
            for: &need, subject, finding.facts, from: book, isSpam: isSpam,
            waitsFor: earlier?.isUnderWay == true ? .duplicate : draft.wantsReview ? .asked : nil)
        settle(&need, chosen)
        need.nextStepAt = desk.calendar.next(for: need, done: [])
        try needs.insert(need)
        try matches.insert(chosen)
        let opening = Event.need("need-opened", need, details: Self.text { $0.member("channel", channel.rawValue) })
        guard need.state != .received else {
            try note(opening)
            return need
        }
        try note([opening] + announcement(of: chosen, need, automatically: true))
        let told = chosen.map(\.expert)
        try letters.post(
            letters.letters(need.state == .routed ? .acknowledged : .waiting, about: need)
                + letters.letters(.received, to: told, about: need, from: book))
        return need
    }

    private func looksLikeSpam(_ draft: NeedDraft) throws -> Bool {
        if desk.spam.match(draft.description.description, from: draft.contact.email) { return true }
        return try needs.count(of: draft.contact.email, since: now.adding(seconds: -86_400)) >= desk.spam.needsADay
    }

    /// Whom to ask at first; says where the need waits when nobody is.
    private func choose(
        for need: inout Need, _ subject: SubjectEntry, _ facts: CompanyFacts?, from book: AddressBook, isSpam: Bool,
        waitsFor reason: Need.Reason?
    ) throws -> [NeedMatch] {
        need.queue = desk.queues.queue(for: facts?.place)
        if isSpam {
            (need.state, need.reason) = (.received, .spam)
            return []
        }
        need.reason = reason ?? (subject.routing == .review ? .asked : facts == nil ? .unknownCommune : nil)
        guard need.reason == nil, let facts else { return [] }
        let selection = try select(subject, facts, from: book)
        guard selection.outcome == .matched else {
            need.reason = selection.reason.map { Need.Reason(rawValue: $0.rawValue)! } ?? .unknownVerdict
            return []
        }
        (need.state, need.queue, need.routedAt) = (.routed, nil, now)
        return matches(for: need, selection)
    }

    /// Who is competent now, with the steps by which they were chosen.
    func select(_ subject: SubjectEntry, _ facts: CompanyFacts, from book: AddressBook) throws -> Selection {
        book.select(
            SelectionRequest(
                subject: subject.id, company: facts, day: ParisTime.day(at: now), explain: .selected,
                loads: try desk.loads(on: subject, at: facts.place, from: book, in: connection)))
    }

    /// The matches that a selection makes.
    func matches(for need: Need, _ selection: Selection) -> [NeedMatch] {
        selection.selected.compactMap { choice in
            guard let unit = Unit.ID(choice.unit), let organisation = Organisation.Slug(choice.organisation) else {
                return nil
            }
            return NeedMatch(
                id: transaction.identifier(), need: need.id, expert: choice.expert, expertise: choice.expertise,
                unit: unit, organisation: organisation, substituteFor: choice.substituteFor,
                isRequired: choice.isRequired, zone: choice.zone.description,
                reason: Self.text { $0.clauses(choice.clauses) }, origin: .routing, createdAt: now, status: .pending,
                version: 1)
        }
    }

    /// Tells those who are asked, and everybody who follows needs.
    func announce(_ asked: [NeedMatch], of need: Need, automatically isAutomatic: Bool) throws {
        let events = announcement(of: asked, need, automatically: isAutomatic)
        if need.state == .routed { try letters.tell(.received, to: asked.map(\.expert), about: need) }
        try note(events)
    }

    /// What those who follow needs learn when some are asked, or nobody is.
    private func announcement(of asked: [NeedMatch], _ need: Need, automatically isAutomatic: Bool) -> [Event] {
        if need.state == .routed, !asked.isEmpty {
            return [
                .need(
                    "need-routed", need, among: asked,
                    details: Self.text { writer in
                        writer.member("matches", asked.count)
                        writer.member("automatic", isAutomatic)
                    })
            ]
        }
        guard need.state == .review, let reason = need.reason else { return [] }
        return [
            .need(
                "need-queued", need,
                details: Self.text { writer in
                    writer.member("reason", reason.rawValue)
                    writer.member("automatic", false)
                })
        ]
    }

    /// Brings the outcome and the counts of a need in line with its matches.
    func settle(_ need: inout Need, _ all: [NeedMatch]) {
        need.outcome = Outcome(of: all.map(\.status))
        need.openMatches = need.state == .withdrawn ? 0 : all.filter(\.status.isOpen).count
    }

    /// A JSON object as text.
    static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return writer.text
    }

    private static func answerText(_ answers: [String: CompanyFacts.Answer]) -> String {
        var writer = JSONWriter()
        writer.answers(answers)
        return writer.text
    }
}

extension Need {
    /// Whether somebody has still to do something about it.
    var isUnderWay: Bool { [.received, .review, .routed].contains(state) }
}
