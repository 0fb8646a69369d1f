import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Writes one's own profile, new or whole again.
struct PutOwnProfile: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/candidates/me", id: "putOwnCandidate", access: ApprenticeshipAccess.candidates,
        bodyLimit: 64 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let details: CandidateDetails
        /// Absent when nothing was there to be seen.
        let seen: Precondition?

        init(from request: inout RequestReader) throws(Failure) {
            seen = request.head.fields[.ifMatch] == nil ? nil : try request.precondition()
            details = try request.json(as: CandidateDetails.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> CandidateView {
        let table = CandidateTable(transaction.connection)
        let account = caller.person!.account
        let earlier = try table.find(account: account)
        let rules = CandidateRules(
            catalog: apprenticeship.catalog, territories: apprenticeship.territories,
            today: ParisTime.day(at: transaction.now))
        let (details, place) = try rules.check(input.details, exceptionUntil: earlier?.exceptionUntil)
        guard var candidate = earlier else {
            let candidate = Candidate(
                id: transaction.identifier(), account: account,
                state: details.isSearching == false ? .paused : .active, version: 1, details: details,
                point: place.point, departement: place.departement, createdAt: transaction.now,
                lastActiveAt: transaction.now)
            try table.insert(candidate)
            try CurriculumVitae(candidate: candidate.id, transaction: transaction)
                .replace(nil, by: details.cv, for: caller)
            try transaction.journal.append(
                .candidate("candidate-registered", candidate, at: transaction.now), by: caller)
            try askConsent(candidate, in: transaction)
            return CandidateView(candidate: candidate, isNew: true)
        }
        guard let seen = input.seen else { throw Failure(.preconditionRequired) }
        try seen.check(candidate.version)
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
        try askConsent(candidate, in: transaction)
        return CandidateView(candidate: candidate)
    }

    /// Writes to the legal representative of a minor, once for each address.
    private func askConsent(_ candidate: Candidate, in transaction: WriteTransaction) throws {
        let today = ParisTime.day(at: transaction.now)
        guard candidate.isMinor(on: today), candidate.consentAt == nil else { return }
        let link = SignedLink(action: .consent, object: candidate.id.description, until: today.adding(days: 180))
        try apprenticeship.letters(in: transaction).consentAsked(
            candidate,
            link: apprenticeship.keys.map { "/v1/apprenticeship/links/" + link.token($0) }
                ?? "/v1/apprenticeship/representations")
    }
}
