/// What belongs to a ticket beside its own row, while it is written.
struct TicketParts {
    var targets: [MetTicket.TargetUnit] = []
    var colleagues: [Participant] = []
    var mandate: Mandate?
    var clocks: TicketClocks?
    var hasUsager = false
    var hasDescription = false
    /// Whether it stays a draft.
    var isDraft = false
}
