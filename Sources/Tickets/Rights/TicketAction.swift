/// What may be done with a ticket: the columns of the table in docs/tickets.md.
package enum TicketAction: String, CaseIterable, Sendable {
    case read
    case readMessages
    case readClocks
    case readHistory
    case readReaders
    case edit
    case delete
    case submit
    case qualify
    case message
    case note
    case invite
    case reveal
    case take
    case release
    case wait
    case resume
    case redirect
    case resolve
    case declareIrrelevant
    case declareRelevant
    case close
    case reopen
}
