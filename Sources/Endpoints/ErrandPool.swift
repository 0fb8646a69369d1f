package import Database
import Kernel

/// The few threads that do long work, fed by a queue with a limit: full means "try later".
package final class ErrandPool: Sendable {
    /// A piece of work, which answers its own request.
    package typealias Job = @Sendable (Worker) -> Void

    private let queue: BoundedQueue<Job>
    private let threads: [JoinableThread]

    /// Starts the threads, each with its own connection.
    ///
    /// - Throws: when the database cannot be opened for reading.
    package init(_ database: Database, threads count: Int, queueLimit: Int) throws {
        queue = BoundedQueue(limit: queueLimit)
        let queue = self.queue
        threads = try (0..<count).map { try ErrandPool.thread($0, queue, database) }
    }

    /// Hands work over; `false` when too much waits already.
    package func submit(_ job: @escaping Job) -> Bool { queue.push(job) }

    /// How much work waits.
    package var waiting: Int { queue.count }

    /// Refuses new work, finishes what waits, and returns.
    package func stop() {
        queue.close()
        for thread in threads { thread.join() }
    }

    /// One thread, with its own connection. Evaluations recurse: the stack is large, and only touched pages cost memory.
    private static func thread(
        _ number: Int, _ queue: BoundedQueue<Job>, _ database: Database
    ) throws -> JoinableThread {
        let started = BoundedQueue<(any Error)?>(limit: 1)
        let thread = JoinableThread(named: "errand-\(number)", stackSize: 64 << 20) {
            do {
                let worker = try Worker(database)
                _ = started.push(nil)
                while let job = queue.takeFirst() { job(worker) }
            } catch { _ = started.push(error) }
        }
        if case .some(.some(let error)) = started.takeFirst() {
            thread.join()
            throw error
        }
        return thread
    }
}
