import Attachments
import Directory
import Endpoints
import JSON
import Kernel
import Territories

/// What somebody writes of a ticket, whole or in part.
struct TicketOrder: Decodable, Sendable {
    /// The aidant for whom a key opens it.
    var onBehalfOf: String?
    /// The unit of the aidant for which it is opened; theirs when they have one alone.
    var unit: Unit.ID?
    var subject: Subject?
    var description: LongText?
    var category: CategoryCode?
    var urgency: UrgencyOrder?
    var commune: Commune.Code?
    /// To whom: units by hand, or organisations whose units are found.
    var units: [Unit.ID]?
    var organisations: [Organisation.Slug]?
    var usager: Usager?
    var identifiers: [IdentifierOrder]?
    var mandate: Identifier<Mandate>?
    /// A mandate that the unit already holds on paper, or that was said.
    var collectedMandate: CollectedMandate?
    var colleagues: [String]?
    var attachments: [Attachment.ID]?
    var follows: Ticket.ID?
    /// Whether it is kept for later instead of being sent.
    var draft: Bool?

    /// How much it presses; a reason is needed past normal.
    struct UrgencyOrder: Decodable, Sendable {
        let level: Ticket.Urgency.Level
        let reason: ShortText?
        let dueOn: Day?
    }

    /// A number of the usager.
    struct IdentifierOrder: Decodable, Sendable {
        let type: UsagerIdentifier.Kind
        let value: String
    }

    /// What is said of a mandate that was given before.
    struct CollectedMandate: Decodable, Sendable {
        let type: Mandate.Kind
        let collectedOn: Day?
        let scope: ShortText?
        let reason: ShortText?
        let proof: Attachment.ID?
    }
}

/// The code of a category: `logement`.
struct CategoryCode: TextCodable, Hashable {
    let description: String

    init?(_ text: String) {
        guard (2...40).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { return nil }
        description = text
    }
}
