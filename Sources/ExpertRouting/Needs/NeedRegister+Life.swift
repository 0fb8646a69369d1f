import Database
import Directory
import Endpoints
import JSON
import Journal
import Kernel
import Territories

extension NeedRegister {
    /// Asks who is competent now and was not asked yet, those who are named besides, and takes back those who are named.
    func route(
        _ need: Need, adding experts: [Identifier<Expert>] = [], removing: Set<Identifier<Expert>> = []
    ) throws -> Need {
        var need = need
        guard [.received, .review, .routed].contains(need.state) else { throw need.refusal }
        var all = try matches.all(of: need.id)
        for place in all.indices where removing.contains(all[place].expert) && all[place].status.isOpen {
            all[place].end(as: .removed, at: now)
            try matches.save(all[place])
            try note(.match("match-removed", all[place], of: need))
        }
        let isWaiting = need.state != .routed
        var fresh: [NeedMatch] = []
        var reason: Need.Reason?
        if isWaiting, let subject = try TaxonomyTable(connection).subject(need.subject) {
            if let facts = try need.facts(by: desk, in: connection) {
                let selection = try select(subject, facts, from: desk.shelf.book(in: connection))
                fresh = matches(for: need, selection).filter { !removing.contains($0.expert) }
                reason = selection.reason.flatMap { Need.Reason(rawValue: $0.rawValue) }
            } else {
                reason = .unknownCommune
            }
        }
        fresh += try experts.filter { id in !fresh.contains { $0.expert == id } }.map {
            try added($0, to: need, .added)
        }
        fresh = try fresh.compactMap { try keep($0, among: &all) }
        if all.contains(where: \.status.isOpen) {
            if isWaiting { (need.state, need.queue, need.reason, need.routedAt) = (.routed, nil, nil, now) }
        } else {
            // Nobody yet, or nobody any more: it waits where somebody looks.
            try wait(&need, reason ?? need.reason ?? .allRefused)
        }
        try finish(&need, all)
        try announce(fresh, of: need, automatically: false)
        return need
    }

    /// A match with an expert whom somebody names.
    func added(
        _ id: Identifier<Expert>, to need: Need, _ origin: NeedMatch.Origin, at pointer: String = "/add"
    ) throws -> NeedMatch {
        guard let expert = try ExpertEntry.find(id, in: connection) else {
            throw Failure.invalid(
                pointer, "unknown-expert", Text(fr: "Cet expert n'existe pas.", en: "There is no such expert."))
        }
        return NeedMatch(
            id: transaction.identifier(), need: need.id, expert: id, expertise: nil, unit: expert.draft.unit,
            organisation: expert.organisation, substituteFor: nil, isRequired: true, zone: nil, reason: "{}",
            origin: origin, createdAt: now, status: .pending, version: 1)
    }

    /// Keeps a new match; one that was taken back begins anew, one that stands is not asked twice.
    func keep(_ match: NeedMatch, among all: inout [NeedMatch]) throws -> NeedMatch? {
        guard let place = all.firstIndex(where: { $0.expert == match.expert }) else {
            try matches.insert([match])
            all.append(match)
            return match
        }
        guard all[place].status == .removed else { return nil }
        all[place].status = .pending
        all[place].closedAt = nil
        all[place].version += 1
        try matches.save(all[place])
        return all[place]
    }

    /// Puts a need where somebody looks at it.
    func wait(_ need: inout Need, _ reason: Need.Reason) throws {
        need.state = .review
        need.reason = reason
        need.queue = desk.queues.queue(for: need.commune.flatMap(desk.territories.resolve))
    }

    /// Brings everything in line with the matches, and keeps the need.
    func finish(_ need: inout Need, _ all: [NeedMatch]) throws {
        settle(&need, all)
        let done = try needs.doneSteps(of: need)
        if need.outcome == .takenInCharge || need.outcome == .helped, need.takenAt == nil {
            need.takenAt = now
            let days = Double(desk.calendar.workedSeconds(from: need.routedAt ?? now, to: now, for: need)) / 86_400
            try note(
                .need(
                    "need-first-taken", need,
                    details: Self.text { writer in
                        writer.key("days")
                        writer.number((days * 100).rounded() / 100)
                        // Whoever is late was counted when it was.
                        let isCounted = desk.calendar.late.map { done.contains($0.name) } ?? false
                        if !isCounted { writer.member("inFiveDays", days <= desk.calendar.daysToTake) }
                    }))
        }
        if need.outcome == .helped, need.helpedAt == nil { need.helpedAt = now }
        if need.outcome != .helped { need.helpedAt = nil }
        switch need.state {
        case .routed where need.openMatches == 0 && [.refused, .nobody].contains(need.outcome):
            try wait(&need, need.outcome == .refused ? .allRefused : .expertRemoved)
            try announce([], of: need, automatically: false)
        case .routed where need.openMatches == 0: try close(&need, as: .closed, all)
        case .closed where need.openMatches > 0: (need.state, need.closedAt) = (.routed, nil)
        default: break
        }
        need.nextStepAt = desk.calendar.next(for: need, done: done)
        need.version += 1
        try needs.save(need)
    }

    /// Ends a need, and says how.
    func close(_ need: inout Need, as state: Need.State, _ all: [NeedMatch]) throws {
        need.state = state
        need.closedAt = now
        let outcome = need.outcome
        try note(
            .need(
                "need-closed", need, among: all.filter { $0.status != .removed },
                details: Self.text { writer in
                    writer.member("outcome", outcome.rawValue)
                    writer.member("state", state.rawValue)
                    writer.member("helped", outcome == .helped)
                    writer.member("exchanged", [.helped, .noHelpAvailable].contains(outcome))
                    writer.member("abandoned", state == .abandoned)
                }))
    }

    /// Gives a need up; whoever was asked may still take it.
    func abandon(_ need: Need) throws -> Need {
        var need = need
        guard [.received, .review, .routed].contains(need.state) else { throw need.refusal }
        let all = try matches.all(of: need.id)
        let wasHidden = need.state == .received
        (need.queue, need.reason) = (nil, need.reason)
        settle(&need, all)
        try close(&need, as: .abandoned, all)
        try finish(&need, all)
        if !wasHidden { try letters.tell(.abandoned, about: need) }
        return need
    }

    /// Opens a need again: those who are competent now are asked.
    func reopen(_ need: Need) throws -> Need {
        var need = need
        guard [.closed, .abandoned].contains(need.state) else { throw need.refusal }
        need.cycle += 1
        (need.closedAt, need.takenAt, need.helpedAt) = (nil, nil, nil)
        need.state = .review
        need.reason = .asked
        need.queue = desk.queues.queue(for: need.commune.flatMap(desk.territories.resolve))
        try note(.need("need-reopened", need))
        return try route(need)
    }

    /// The company needs it no more.
    func withdraw(_ need: Need) throws -> Need {
        var need = need
        guard [.received, .review, .routed].contains(need.state) else { throw need.refusal }
        let all = try matches.all(of: need.id)
        try letters.tell(.withdrawn, to: all.filter(\.status.isOpen).map(\.expert), about: need)
        (need.queue, need.reason) = (nil, nil)
        settle(&need, all)
        try close(&need, as: .withdrawn, all)
        try finish(&need, all)
        return need
    }

    /// Calls a need back for somebody to look, as long as nobody answered.
    func review(_ need: Need) throws -> Need {
        var need = need
        var all = try matches.all(of: need.id)
        guard [.received, .routed].contains(need.state), !all.contains(where: \.status.isAnswered) else {
            throw need.refusal
        }
        for place in all.indices where all[place].status.isOpen {
            all[place].end(as: .removed, at: now)
            try matches.save(all[place])
        }
        try wait(&need, .asked)
        try finish(&need, all)
        try announce([], of: need, automatically: false)
        return need
    }

    /// Says that a need is about another subject; those who said nothing yet are let go, those of the new one are asked.
    func requalify(_ need: Need, as slug: Organisation.Slug, answers: [String: CompanyFacts.Answer]) throws -> Need {
        var need = need
        guard need.isUnderWay else { throw need.refusal }
        let subject = try TaxonomyTable(connection).requireOpen(slug, at: "/subject")
        try subject.check(answers)
        guard subject.slug != need.subject else {
            throw Failure.invalid(
                "/subject", "same-subject", Text(fr: "C'est déjà le sujet.", en: "That is the subject already."))
        }
        var all = try matches.all(of: need.id)
        for place in all.indices where all[place].status == .pending {
            all[place].end(as: .removed, at: now)
            try matches.save(all[place])
        }
        need.subject = subject.slug
        var writer = JSONWriter()
        writer.answers(answers)
        need.answers = writer.text
        need.isRequalified = true
        try note(.need("need-requalified", need))
        try wait(&need, .asked)
        need.cycle += 1
        try needs.save(need)
        return try route(need)
    }
}

extension Need {
    /// Why something cannot be done now, with what can.
    var refusal: Failure {
        let allowed: [String] =
            switch state {
            case .received: ["route", "review", "abandon", "withdraw"]
            case .review: ["route", "requalify", "abandon", "withdraw"]
            case .routed: ["route", "requalify", "abandon", "withdraw"]
            case .closed, .abandoned: ["reopen"]
            case .withdrawn: []
            }
        return .transition(allowed: allowed)
    }
}
