import Database
import Endpoints
import Journal
import Kernel

/// Writes profiles, for one caller in one transaction.
struct CandidateKeeper {
    let apprenticeship: Apprenticeship
    let transaction: WriteTransaction
    let caller: Caller

    private var table: CandidateTable { CandidateTable(transaction.connection) }
    private var today: Day { ParisTime.day(at: transaction.now) }
    private var rules: CandidateRules {
        CandidateRules(catalog: apprenticeship.catalog, territories: apprenticeship.territories, today: today)
    }

    /// Writes the first profile of an account.
    func create(_ details: CandidateDetails, for account: String) throws -> Candidate {
        let (details, place) = try rules.check(details, exceptionUntil: nil)
        let candidate = Candidate(
            id: transaction.identifier(), account: account,
            state: details.isSearching == false ? .paused : .active, version: 1, details: details, point: place.point,
            departement: place.departement, createdAt: transaction.now, lastActiveAt: transaction.now)
        try table.insert(candidate)
        try CurriculumVitae(candidate: candidate.id, transaction: transaction).replace(nil, by: details.cv, for: caller)
        try transaction.journal.append(.candidate("candidate-registered", candidate, at: transaction.now), by: caller)
        try askConsent(candidate)
        return candidate
    }

    /// Writes a profile whole again.
    func change(_ earlier: Candidate, to details: CandidateDetails, seen: Precondition) throws -> Candidate {
        let (details, place) = try rules.check(details, exceptionUntil: earlier.exceptionUntil)
        try seen.check(earlier.version)
        var candidate = earlier
        // Another representative has not consented.
        if candidate.details.representative?.email != details.representative?.email { candidate.consentAt = nil }
        try CurriculumVitae(candidate: candidate.id, transaction: transaction)
            .replace(candidate.details.cv, by: details.cv, for: caller)
        if let isSearching = details.isSearching { candidate.state = isSearching ? .active : .paused }
        candidate.details = details
        candidate.point = place.point
        candidate.departement = place.departement
        candidate.version += 1
        candidate.lastActiveAt = transaction.now
        try table.save(candidate)
        try transaction.journal.append(.candidate("candidate-changed", candidate, at: transaction.now), by: caller)
        try askConsent(candidate)
        return candidate
    }

    /// Writes to the legal representative of a minor, once for each address.
    private func askConsent(_ candidate: Candidate) throws {
        guard candidate.isMinor(on: today), candidate.consentAt == nil else { return }
        let link = SignedLink(action: .consent, object: candidate.id.description, until: today.adding(days: 180))
        try apprenticeship.letters(in: transaction).consentAsked(
            candidate,
            link: apprenticeship.keys.map { "/v1/apprenticeship/links/" + link.token($0) }
                ?? "/v1/apprenticeship/representations")
    }
}
