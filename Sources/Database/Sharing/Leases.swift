import Kernel

/// Which of the works that one process at a time does are this process's.
///
/// A work has a row: who does it, and until when by the server's clock. Who does it says again and again that it still
/// does; whoever finds the time passed takes it over. A file has one process, which does everything: nothing is asked.
package final class Leases: Sendable {
    private let terms = LeaseTerms()
    private let ending = BoundedQueue<Void>(limit: 1)
    private let thread: JoinableThread?

    /// How long a work is somebody's who says nothing more, and how often is asked and said.
    package struct Term: Sendable {
        let lasts: Duration
        let pause: Duration

        /// Whoever is killed is replaced after ten to thirteen seconds.
        package static let standard = Term(lasts: .seconds(10), pause: .seconds(3))
    }

    /// Takes what nobody has, and goes on doing so until it is stopped.
    ///
    /// - Parameter names: of the works; all processes call them the same.
    package init(_ names: [String], _ database: Database, term: Term = .standard) {
        guard database.isShared else {
            thread = nil
            return
        }
        let (terms, ending) = (self.terms, self.ending)
        let begun = BoundedQueue<Void>(limit: 1)
        thread = JoinableThread(named: "leases") {
            let round = LeaseRound(names.sorted(), term, database)
            var nothing: [Void] = []
            repeat {
                round.renew(terms)
                _ = begun.push(())
            } while ending.takeAll(into: &nothing, timeout: term.pause) == .nothing
            round.giveBack(terms)
        }
        _ = begun.takeFirst()
    }

    /// Whether a step of the work may begin here now.
    package func holds(_ name: String) -> Bool { thread == nil || terms.holds(name) }

    /// Gives everything back, for others to take at once; no step may be under way.
    package func stop() {
        ending.close()
        thread?.join()
    }
}
