import Database
import Directory
import Endpoints
import Journal
import Kernel

extension NeedRegister {
    /// Makes a move on a match; gives the need as it is afterwards.
    func make(_ move: MatchMove, on match: NeedMatch, of need: Need) throws -> (Need, NeedMatch) {
        var (need, match) = (need, match)
        guard [.routed, .closed, .abandoned, .review].contains(need.state) else {
            throw Failure.transition(allowed: [])
        }
        try match.make(move, at: now)
        try matches.save(match)
        var all = try matches.all(of: need.id)
        if move == .take {
            if need.state != .routed { (need.state, need.queue, need.reason, need.closedAt) = (.routed, nil, nil, nil) }
            try endSiblings(of: match, among: &all, need)
        }
        // Whoever changes their mind brings the need back to those who were asked.
        if move == .undo, need.state == .review { (need.state, need.queue, need.reason) = (.routed, nil, nil) }
        try note(.match(move.event, match, of: need))
        try finish(&need, all)
        switch move {
        case .take: try letters.tell(.taken, about: need)
        case .unreachable: try letters.tell(.unreachable, about: need)
        case .refuse, .help, .noHelp, .undo: break
        }
        return (need, match)
    }

    /// Where the rule sets say so, one organisation's taking a need ends what its other experts have of it.
    private func endSiblings(of taken: NeedMatch, among all: inout [NeedMatch], _ need: Need) throws {
        let profile = try ProfileTable(connection).find(taken.organisation)?.draft.categories ?? []
        let own = try desk.directory.organisation(taken.organisation, asOf: now, in: connection)?.details.categories
        let categories = Set(profile + (own ?? []).map(\.rawValue))
        guard !categories.isDisjoint(with: desk.ruleSet.firstTakerCloses) else { return }
        for place in all.indices
        where all[place].organisation == taken.organisation && all[place].id != taken.id
            && all[place].status == .pending
        {
            all[place].end(as: .notForMe, at: now)
            try matches.save(all[place])
            try note(.match("match-ended-by-sibling", all[place], of: need))
        }
    }

    /// Hands a match over to another expert.
    func transfer(_ match: NeedMatch, of need: Need, to expert: Identifier<Expert>) throws -> (Need, NeedMatch) {
        var (need, match) = (need, match)
        guard need.state == .routed || need.state == .abandoned, match.status.isOpen else {
            throw Failure.transition(
                allowed: MatchMove.allowed(from: match.status, closedAt: match.closedAt, at: now).map(\.rawValue))
        }
        guard expert != match.expert else {
            throw Failure.invalid(
                "/expert", "same-expert",
                Text(fr: "La demande est déjà chez cet expert.", en: "The need is with this expert already."))
        }
        let fresh = try added(expert, to: need, .transfer, at: "/expert")
        match.end(as: .removed, at: now)
        try matches.save(match)
        var all = try matches.all(of: need.id)
        let kept = try keep(fresh, among: &all)
        need.state = .routed
        try note(.match("match-transferred", match, of: need))
        try finish(&need, all)
        if let kept { try announce([kept], of: need, automatically: false) }
        return (need, kept ?? all.first { $0.expert == expert }!)
    }

    /// Sends an expert's open matches back for somebody to look, because the expert goes.
    func release(_ expert: Identifier<Expert>) throws {
        for var match in try matches.open(of: expert) {
            guard var need = try needs.find(match.need) else { continue }
            match.end(as: .removed, at: now)
            try matches.save(match)
            try note(.match("match-removed", match, of: need))
            try finish(&need, try matches.all(of: need.id))
        }
    }
}

extension MatchMove {
    /// What the journal calls it.
    var event: StaticString {
        switch self {
        case .take: "match-taken"
        case .refuse: "match-refused"
        case .help: "match-helped"
        case .noHelp: "match-without-help"
        case .unreachable: "match-unreachable"
        case .undo: "match-undone"
        }
    }
}
