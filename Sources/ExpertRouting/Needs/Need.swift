import Accounts
import Database
import Directory
import Kernel
import Territories

/// What a company asks for.
struct Need: Sendable {
    let id: Identifier<Need>
    let channel: Channel
    var subject: Organisation.Slug
    let siret: Siret?
    let companyName: String?
    let commune: Commune.Code?
    let departement: String?
    let region: String?
    /// What selection knows of the company, as JSON.
    let company: String
    /// Answers by question, as JSON.
    var answers: String
    let contact: Contact?
    let description: Note?
    let language: Language
    let origin: Origin
    let opener: Opener
    let createdAt: Timestamp
    /// An earlier need of the same company on the same subject.
    let duplicateOf: Identifier<Need>?
    /// What the company's link is made with.
    let trackingKey: [UInt8]

    var state: State
    var outcome = Outcome.nobody
    var openMatches = 0
    /// Where it waits, and why, when it does.
    var queue: String?
    var reason: Reason?
    var routedAt: Timestamp?
    var takenAt: Timestamp?
    var helpedAt: Timestamp?
    var closedAt: Timestamp?
    /// How often it was opened: the calendar begins anew each time.
    var cycle = 1
    var nextStepAt: Timestamp?
    var isRequalified = false
    var version = 1

    /// Where it came in.
    enum Channel: String, CaseIterable, SQLValue, Sendable {
        case form, iframe, api, adviser
    }

    /// Where it stands.
    enum State: String, CaseIterable, SQLValue, Sendable {
        /// Held back: it looks like spam.
        case received
        /// Somebody has to look.
        case review
        case routed
        case closed
        case withdrawn
        case abandoned
    }

    /// Why somebody has to look.
    enum Reason: String, CaseIterable, SQLValue, Sendable {
        case unknownCommune = "unknown-commune"
        case noExpertOnSubject = "no-expert-on-subject"
        case noExpertOnTerritory = "no-expert-on-territory"
        case allFiltered = "all-filtered"
        case allAbsent = "all-absent"
        case allFull = "all-full"
        case dataMissing = "data-missing"
        /// Everybody who was asked said no.
        case allRefused = "all-refused"
        /// The subject, or whoever opened it, wants somebody to look first.
        case asked = "review-asked"
        /// A verdict could not be reached.
        case unknownVerdict = "unknown-verdict"
        case duplicate
        case spam
        /// An expert who was asked is there no more.
        case expertRemoved = "expert-removed"
    }

    /// Whom to call back.
    struct Contact: Codable, Hashable, Sendable {
        let name: Line
        let email: EmailAddress
        let phone: Accounts.PhoneNumber?
    }

    /// By which page it came.
    struct Origin: Codable, Hashable, Sendable {
        var landing: Organisation.Slug?
        var url: WebAddress?
        var campaign: Line?
        var privacyNoticeVersion: Line?
    }

    /// Who opened it.
    struct Opener: Hashable, Sendable {
        var account: String?
        /// The organisation of the key.
        var partner: String?
    }
}
