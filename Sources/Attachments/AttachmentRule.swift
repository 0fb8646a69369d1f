package import Database
import Endpoints
package import Journal
package import Kernel

/// Who sees the attachments of one kind of thing: given by the module that has such things.
package struct AttachmentRule: Sendable {
    /// As the journal calls the kind: `ticket`.
    let objectType: String
    /// What a caller may do with the attachments of one thing.
    let sight: @Sendable (ObjectName, Caller, Connection) throws -> AttachmentSight

    /// A rule for one kind of thing.
    package init(
        objectType: StaticString,
        sight: @escaping @Sendable (ObjectName, Caller, Connection) throws -> AttachmentSight
    ) {
        self.objectType = objectType.description
        self.sight = sight
    }
}

/// How much of an attachment a caller has.
package enum AttachmentSight: Sendable {
    /// Nothing: for them it does not exist.
    case nothing
    /// That it exists, and what is known of it.
    case metadata
    /// Its content too.
    case content
    /// Its content, and they may delete it.
    case everything
}

/// Decides who sees which attachment. One that is attached to nothing yet is its sender's alone.
struct AttachmentGate: Sendable {
    private let rules: [String: AttachmentRule]

    init(_ rules: [AttachmentRule]) {
        self.rules = Dictionary(uniqueKeysWithValues: rules.map { ($0.objectType, $0) })
    }

    /// An attachment, and how much of it a caller has.
    ///
    /// - Throws: `not-found` when they see nothing of it.
    func pass(
        _ id: Attachment.ID, for caller: Caller, in connection: Connection
    ) throws -> (attachment: Attachment, sight: AttachmentSight) {
        guard let attachment = try AttachmentTable(connection).find(id) else { throw Failure(.notFound) }
        let sight = try sight(of: attachment, for: caller, in: connection)
        if case .nothing = sight { throw Failure(.notFound) }
        return (attachment, sight)
    }

    private func sight(
        of attachment: Attachment, for caller: Caller, in connection: Connection
    ) throws -> AttachmentSight {
        guard let object = attachment.object else {
            return attachment.sender.isSpokenFor(by: caller) ? .everything : .nothing
        }
        return try rules[object.type]?.sight(object, caller, connection) ?? .nothing
    }
}
