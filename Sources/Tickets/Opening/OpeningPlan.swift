import Attachments
import Crypto
import Database
import Kernel

/// All that is to be written of a ticket that is opened, or of a draft that is changed: checked, sealed and reckoned.
struct OpeningPlan: Sendable {
    /// The ticket, without the number, name and reference that the writer gives it.
    var ticket: Ticket
    /// The first letters of its reference.
    var prefix = ""
    var targets: [MetTicket.TargetUnit] = []
    var colleagues: [Participant] = []
    var mandate: Mandate?
    /// Whether the mandate is written with the ticket, and not one that was asked for before.
    var isMandateNew = false
    var usager: Usager?
    var identifiers: [SealedIdentifier] = []
    var description: LongText?
    /// What is searched of it.
    var words: SearchTable.Words?
    var attachments: [Attachment.ID] = []
    var clocks: TicketClocks?
    /// Who may have it in their lists and find its words; the numbers of those who have none yet are made by the writer.
    var audience = PlannedAudience()
    /// What its creator is to it.
    var standing = Standing([])
    var warnings: [String] = []
    /// The answer, but for what the writer gives the ticket; none when more is told than what is written.
    var answer: [UInt8]?

    /// A number of the usager, sealed.
    struct SealedIdentifier: Sendable {
        let name: Identifier<UsagerIdentifier>
        let type: UsagerIdentifier.Kind
        let value: SealedValue
        let masked: String
    }
}
