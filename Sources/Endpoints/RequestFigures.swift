private import Synchronization

/// How requests were answered since the start: how many by status, and how long that took, by what was asked.
package final class RequestFigures: Sendable {
    /// What may be waited for differently.
    package enum Kind: String, CaseIterable, Sendable {
        /// GET and HEAD.
        case read
        /// What changes something, or computes from a body.
        case write
    }

    /// The upper bounds of the classes of durations, in milliseconds.
    package static let bounds: [Double] = [
        0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000,
    ]

    /// How long the answers of one kind took.
    package struct Durations: Sendable {
        /// How many took as long as each bound and no shorter class; the last, longer than all.
        package fileprivate(set) var counts = [Int](repeating: 0, count: RequestFigures.bounds.count + 1)
        /// In nanoseconds.
        package fileprivate(set) var sum: UInt64 = 0
    }

    /// All that was counted.
    package struct Figures: Sendable {
        package fileprivate(set) var statuses: [Int: Int] = [:]
        package fileprivate(set) var durations = [Durations](repeating: Durations(), count: Kind.allCases.count)
    }

    private let figures = Mutex(Figures())

    /// What was counted so far.
    package var current: Figures { figures.withLock { $0 } }

    /// Counts one answer, dressed after so many nanoseconds.
    func count(_ status: Int, _ kind: Kind, nanoseconds: UInt64) {
        let milliseconds = Double(nanoseconds) / 1_000_000
        let place = RequestFigures.bounds.firstIndex { milliseconds <= $0 } ?? RequestFigures.bounds.count
        figures.withLock { figures in
            figures.statuses[status, default: 0] += 1
            let number = kind == .read ? 0 : 1
            figures.durations[number].counts[place] += 1
            figures.durations[number].sum += nanoseconds
        }
    }
}
