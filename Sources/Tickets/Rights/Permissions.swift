/// Who may do what with a ticket: the table of docs/tickets.md, pure, and asked by every route.
package enum Permissions {
    /// What somebody may do by being one thing to a ticket, whatever its state.
    package static func actions(of relation: Relation) -> Set<TicketAction> {
        switch relation {
        case .creator: content.union([.edit, .delete, .submit, .wait, .resume, .close, .reopen, .reveal])
        case .invitedAidant: content.union([.wait, .resume, .close, .reopen])
        // They see that it is there, and end it when the creator cannot.
        case .colleague: metadata.union([.close, .reopen])
        case .agent: work
        case .invitedAgent: content.union([.note, .reveal])
        case .qualifier: content.union([.note, .qualify, .redirect])
        case .invitedModerator: content.union([.note, .redirect])
        case .breakGlass: [.read, .readMessages, .readClocks, .readHistory]
        case .openingKey: content.union([.edit, .delete, .submit, .close, .reopen])
        case .unitManager, .creatorUnitManager, .organisationManager, .creatorOrganisationManager, .territoryManager,
            .observer, .organisationKey:
            metadata
        case .administrator: [.read, .readMessages, .readClocks, .readHistory]
        }
    }

    /// What somebody may do by all that they are to it.
    package static func actions(of relations: Set<Relation>) -> Set<TicketAction> {
        if relations.count == 1, let relation = relations.first { return table[relation]! }
        return relations.reduce(into: []) { $0.formUnion(table[$1]!) }
    }

    /// Made once: every line of every list asks.
    private static let table = Dictionary(uniqueKeysWithValues: Relation.allCases.map { ($0, actions(of: $0)) })

    /// What anybody with the metadata may do.
    private static let metadata: Set<TicketAction> = [.read, .readClocks, .readHistory]
    /// What anybody with the content may do.
    private static let content = metadata.union([.readMessages, .readReaders, .message, .invite])
    /// What the agents of a unit that the ticket was sent to may do.
    private static let work = content.union([
        .note, .reveal, .take, .release, .wait, .resume, .redirect, .resolve, .declareIrrelevant, .declareRelevant,
    ])
}
