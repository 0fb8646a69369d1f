import Database
import Endpoints
import JSON
import Kernel
import Logging

/// Does the features' scheduled work, a bounded step at a time, on a thread that mostly sleeps.
final class JobRunner: Sendable {
    private let ending = BoundedQueue<Void>(limit: 1)
    private let thread: JoinableThread

    /// Between two steps of a job that has more to do: time for what clients write.
    private static let breath = Duration.milliseconds(20)

    init(_ jobs: [Feature.Job], _ writer: Writer, log: Log) {
        let ending = self.ending
        thread =
            JoinableThread(named: "jobs") {
                var due = jobs.map { ContinuousClock.now + .seconds($0.everySeconds) }
                var pause = Duration.seconds(1)
                var nothing: [Void] = []
                while case .nothing = ending.takeAll(into: &nothing, timeout: pause) {
                    log.flush()
                    pause = .seconds(1)
                    for (place, job) in jobs.enumerated() where due[place] <= .now {
                        let hasMore = JobRunner.step(job, writer, log)
                        due[place] = .now + (hasMore ? .zero : .seconds(job.everySeconds))
                        if hasMore { pause = JobRunner.breath }
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
