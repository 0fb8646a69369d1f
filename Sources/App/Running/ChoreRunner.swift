import Database
import Endpoints
import JSON
import Kernel
import Logging

/// Does the features' slow and outgoing work, each chore on a thread of its own: a partner that does not answer holds up
/// nobody else. What one process at a time does is done here while this process has the lease.
final class ChoreRunner: Sendable {
    private let ending = BoundedQueue<Void>(limit: 1)
    private let threads: [JoinableThread]
    private let leases: Leases

    /// How long to wait before asking again whether a chore is this process's.
    private static let patience = Duration.seconds(1)

    /// Starts the threads.
    ///
    /// - Throws: when the database cannot be opened for reading.
    init(_ chores: [Feature.Chore], _ database: Database, log: Log) throws {
        let ending = self.ending
        let leases = Leases(chores.filter { !$0.isForEachProcess }.map(\.name), database)
        self.leases = leases
        // A server has a process for each conversation: there the chores read by turns in one.
        let shared = database.isShared ? try Worker(database) : nil
        threads = try chores.map { chore in
            let worker = try shared ?? Worker(database)
            return JoinableThread(named: chore.name, stackSize: 8 << 20) {
                var nothing: [Void] = []
                var pause = Duration.zero
                while case .nothing = ending.takeAll(into: &nothing, timeout: pause) {
                    guard chore.isForEachProcess || leases.holds(chore.name) else {
                        pause = ChoreRunner.patience
                        continue
                    }
                    let hasMore = ChoreRunner.step(chore, worker, log)
                    pause = hasMore ? .zero : .seconds(chore.everySeconds)
                }
            }
        }
    }

    private static func step(_ chore: Feature.Chore, _ worker: Worker, _ log: Log) -> Bool {
        do { return try chore.step(worker) } catch {
            log.record(.error, "chore-failed") { line in
                line.key("chore")
                line.string(chore.name)
                line.key("cause")
                line.string(String(describing: error))
            }
            return false
        }
    }

    /// Lets the steps under way end, and no other begin.
    func stop() {
        ending.close()
        for thread in threads { thread.join() }
        leases.stop()
    }
}
