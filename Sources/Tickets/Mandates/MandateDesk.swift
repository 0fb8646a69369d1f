import Attachments
import Database
import Directory
import Endpoints
import Journal
import Kernel

/// Where mandates are given, asked for and taken back.
struct MandateDesk {
    let desk: TicketDesk
    private var now: Timestamp { desk.now }

    /// Keeps a mandate that was given before, with its paper.
    func keep(_ mandate: Mandate) throws {
        try MandateTable(desk.connection).insert(mandate)
        if let proof = mandate.proof.flatMap({ Attachment.ID($0) }) {
            try desk.transaction.attachments.attach(proof, to: ObjectName("mandate", mandate.id), by: desk.caller)
        }
    }
}

extension TicketSnapshot {
    /// A mandate that was given before the ticket is written: on paper, or by word of mouth where that is allowed.
    func collected(
        _ order: TicketOrder.CollectedMandate, by creator: Ticket.Creator, from usager: Usager
    ) throws -> Mandate {
        guard order.type == .paper || order.type == .oral else {
            throw Failure.invalid("/collectedMandate/type", "not-collected", MandateText.asked)
        }
        if order.type == .oral {
            guard try OrganisationSettings(connection).allowsOralMandate(creator.organisation) else {
                throw Failure.invalid("/collectedMandate/type", "oral-not-allowed", MandateText.oral)
            }
            guard order.reason != nil else { throw OpeningDesk.missing("/collectedMandate/reason") }
        }
        let start = order.collectedOn.map { ParisTime.start(of: $0) } ?? now
        guard start <= now else {
            throw Failure.invalid("/collectedMandate/collectedOn", "not-yet", MandateText.notYet)
        }
        let end = Mandate.end(from: start)
        guard now < end else { throw Failure.mandateNotUsable("expired") }
        return Mandate(
            id: Identifier(at: now), version: 1, type: order.type, state: .valid(since: start, until: end),
            account: creator.account, unit: creator.unit.description, organisation: creator.organisation.description,
            person: Mandate.Person(
                firstName: usager.firstName.description, lastName: usager.lastName.description,
                birthDate: usager.birthDate.description, phone: nil, email: nil),
            scope: order.scope?.description ?? "", reason: order.reason?.description, proof: order.proof?.description,
            ticket: nil, createdAt: now)
    }
}

/// What is said of mandates that do not hold.
enum MandateText {
    static let asked = Text(
        fr: "Un mandat par lien ou par SMS se demande d'abord : POST /v1/mandates.",
        en: "A mandate by link or by text message is asked for first: POST /v1/mandates.")
    static let oral = Text(
        fr: "Votre organisation n'admet pas le mandat oral.", en: "Your organisation does not admit oral mandates.")
    static let notYet = Text(
        fr: "Un mandat ne commence pas dans l'avenir.", en: "A mandate does not begin in the future.")

    /// Why a mandate is of no use.
    static func refusal(_ code: String) -> Text {
        switch code {
        case "missing": Text(fr: "Il n'y a pas de mandat.", en: "There is no mandate.")
        case "pending": Text(fr: "La personne n'a pas encore répondu.", en: "The person has not answered yet.")
        case "refused": Text(fr: "La personne a refusé.", en: "The person refused.")
        case "revoked": Text(fr: "La personne a repris son mandat.", en: "The person took the mandate back.")
        default: Text(fr: "Le mandat a expiré.", en: "The mandate has expired.")
        }
    }
}

extension Failure {
    /// A mandate that lets nothing be done, and why.
    static func mandateNotUsable(_ code: String) -> Failure {
        Failure(.mandateNotUsable, fields: [Field("/mandate", code, MandateText.refusal(code))])
    }
}
