import Database
import Endpoints
import JSON
import Kernel
import Logging

/// Does the features' scheduled work, a bounded step at a time, on a thread that mostly sleeps.
final class JobRunner: Sendable {
    private let ending = BoundedQueue<Void>(limit: 1)
    private let thread: JoinableThread

    init(_ jobs: [Feature.Job], _ writer: Writer, log: Log) {
        let ending = self.ending
        thread =
            JoinableThread(named: "jobs") {
                var due = jobs.map(\.everySeconds)
                var nothing: [Void] = []
                while case .nothing = ending.takeAll(into: &nothing, timeout: .seconds(1)) {
                    log.flush()
                    for (place, job) in jobs.enumerated() {
                        due[place] -= 1
                        guard due[place] <= 0 else { continue }
                        let hasMore = JobRunner.step(job, writer, log)
                        due[place] = hasMore ? 0 : job.everySeconds
                    }
                }
            }
    }

    private static func step(_ job: Feature.Job, _ writer: Writer, _ log: Log) -> Bool {
        do { return try writer.write(job.step) } catch {
            log.record(.error, "job-failed") { line in
                line.key("job")
                line.string(job.name)
                line.key("cause")
                line.string(String(describing: error))
            }
            return false
        }
    }

    /// Lets the step under way end, and no other begin.
    func stop() {
        ending.close()
        thread.join()
    }
}
