package import Database
import Kernel
private import Synchronization

/// The few threads that do long work, fed by a queue with a limit: full means "try later".
package final class ErrandPool: Sendable {
    /// A piece of work, which answers its own request.
    package typealias Job = @Sendable (Worker) -> Void

    private let queue: BoundedQueue<Job>
    private let threads: [Thread]

    /// Starts the threads, each with its own connection.
    ///
    /// - Throws: when the database cannot be opened for reading.
    package init(_ database: Database, threads count: Int, queueLimit: Int) throws {
        queue = BoundedQueue(limit: queueLimit)
        var threads: [Thread] = []
        for number in 0..<count { threads.append(try Thread(number, queue, database)) }
        self.threads = threads
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

    /// One thread and what it works with. Evaluations recurse: the stack is large, and only touched pages cost memory.
    private final class Thread: Sendable {
        private let handle: Mutex<OSThread?>

        init(_ number: Int, _ queue: BoundedQueue<Job>, _ database: Database) throws {
            let started = BoundedQueue<(any Error)?>(limit: 1)
            let thread = OSThread(named: "errand-\(number)", stackSize: 64 << 20) {
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
            handle = Mutex(thread)
        }

        func join() {
            if let thread = handle.withLock({ $0.take() }) { thread.join() }
        }
    }
}
