package import Directory
import Kernel
private import Synchronization

/// What previews of change sets show of routing: who would be told of the latest needs.
///
/// The address book is made before routing, which stands on it: the desk comes later.
package final class RoutingEffect: Sendable {
    private let desk = Mutex<RoutingDesk?>(nil)

    /// How many needs a preview looks at.
    private static let needs = 200

    /// An effect that shows nothing yet.
    package init() {}

    /// Gives it the desk whose needs it looks at.
    package func attach(_ desk: RoutingDesk) { self.desk.withLock { $0 = desk } }

    /// What the address book asks.
    package var effect: ChangeSetEffect {
        ChangeSetEffect(name: "routing") { connection, instant in
            guard let desk = self.desk.withLock(\.self) else { return [:] }
            let replay = Replay(desk: desk)
            let past = try replay.past(RoutingEffect.needs, in: connection)
            guard !past.isEmpty else { return [:] }
            let chosen = replay.chosen(
                for: past, from: try desk.shelf.draftBook(at: instant, in: connection),
                on: ParisTime.day(at: instant))
            return Dictionary(
                uniqueKeysWithValues: past.map { item in
                    ("need/\(item.need)", Set(chosen[item.need, default: [:]].keys.map { "expert/\($0)" }))
                })
        }
    }
}
