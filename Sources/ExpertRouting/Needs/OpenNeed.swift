import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// Takes a need, from a company itself, an adviser or a partner's system.
struct OpenNeed: Command {
    static let operation = Operation(.post, "/v1/needs", id: "openNeed", access: .anyone, bodyLimit: 64 << 10)
    static let repetition = Repetition.keyRequired
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let draft: NeedDraft
        init(from request: inout RequestReader) throws(Failure) { draft = try NeedDraft(request.json()) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (channel, opener) = try opening(input.draft, for: caller, in: transaction)
        let need = try NeedRegister(transaction, for: caller, desk).open(input.draft, through: channel, by: opener)
        let location = "/v1/needs/\(need.id)"
        var answer: Representation
        if opener == Need.Opener() {
            // The public learns neither what is held back, nor what came before.
            answer = .object(.created, version: need.version) { writer in
                writer.member("id", need.id)
                writer.member("state", "received")
                writer.member("subject", need.subject)
                let token = TrackingLink.token(.tracking, of: need)
                writer.member("tracking", "/v1/tracking/" + token)
                writer.member("page", "/tracking/" + token)
            }
        } else {
            answer = try desk.answer(need, to: caller, status: .created, in: transaction.connection)
        }
        answer.fields.append(.location, location)
        return answer
    }

    /// Through what a need comes, and who opens it.
    private func opening(
        _ draft: NeedDraft, for caller: Caller, in transaction: WriteTransaction
    ) throws -> (Need.Channel, Need.Opener) {
        if caller.partner != nil, !caller.has(.needsWrite) { throw Failure(.forbidden) }
        try checkLanding(draft, of: caller.partner?.organisation, in: transaction.connection)
        if let partner = caller.partner {
            return (.api, Need.Opener(partner: partner.organisation))
        }
        if let person = caller.person, caller.holds(.adviser) {
            return (.adviser, Need.Opener(account: person.account))
        }
        guard draft.origin.privacyNoticeVersion != nil else {
            throw Failure.invalid(
                "/privacyNoticeVersion", "missing-key",
                Text(
                    fr: "Dites quelle version de la notice de confidentialité a été lue.",
                    en: "Say which version of the privacy notice was read."))
        }
        return (draft.isIframe ? .iframe : .form, Need.Opener())
    }

    /// A key opens needs through its own landings only; whoever comes through one, on the subjects that it shows.
    private func checkLanding(_ draft: NeedDraft, of organisation: String?, in connection: Connection) throws {
        guard organisation != nil || draft.origin.landing != nil else { return }
        guard let slug = draft.origin.landing, let landing = try LandingTable(connection).find(slug),
            organisation == nil || landing.organisation.description == organisation
        else {
            throw Failure.invalid(
                "/landing", "unknown-landing",
                organisation == nil
                    ? Text(fr: "Cette page d'accueil n'existe pas.", en: "There is no such landing.")
                    : Text(fr: "Cette clé n'a pas cette page d'accueil.", en: "This key has no such landing."))
        }
        guard landing.shows(draft.subject) else {
            throw Failure.invalid(
                "/subject", "subject-not-shown",
                Text(fr: "Cette page ne propose pas ce sujet.", en: "This landing does not show this subject."))
        }
    }
}
