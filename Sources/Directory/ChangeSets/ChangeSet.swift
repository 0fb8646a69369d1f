import Database
import JSON
import Kernel

/// Changes of one organisation that are prepared together, looked at, then published together.
struct ChangeSet: Sendable {
    let id: Identifier<ChangeSet>
    let organisation: Organisation.Slug
    var title: Line
    /// When the changes are to take effect; at once when they are published, if nothing is said or it is past.
    var effectiveFrom: Moment?
    /// The changes, as a JSON array.
    var changes: String
    var state: State
    let createdAt: Timestamp
    var version: Int

    /// Where a change set stands.
    enum State: Hashable, Sendable {
        case draft
        case published(at: Timestamp)
        case discarded(at: Timestamp)

        var name: String {
            switch self {
            case .draft: "draft"
            case .published: "published"
            case .discarded: "discarded"
            }
        }

        var at: Timestamp? {
            switch self {
            case .draft: nil
            case .published(let instant), .discarded(let instant): instant
            }
        }
    }

    /// At most so many changes stand in one.
    static let limit = 200

    /// Refuses to touch what is published or discarded.
    func requireDraft() throws(Failure) { if state != .draft { throw Failure(.changeSetClosed) } }
}
