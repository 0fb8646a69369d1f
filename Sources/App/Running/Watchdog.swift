import Database
private import Glibc
import HTTP
import Kernel
import LocalClient

/// Tells the service manager that the service works, as long as it does (sd_notify(3), `WATCHDOG=1`).
///
/// Each turn asks an event thread through the owner's socket and the writer through its line: when one of them hangs,
/// nothing is told, and the service manager starts the service anew.
final class Watchdog: Sendable {
    private let ending = BoundedQueue<Void>(limit: 1)
    private let thread: JoinableThread?

    /// Starts when the service manager asks for it (`WATCHDOG_USEC`).
    init(ownerSocket: String, writer: Writer) {
        guard let microseconds = getenv("WATCHDOG_USEC").flatMap({ Int(String(cString: $0)) }), microseconds > 0 else {
            thread = nil
            return
        }
        let ending = self.ending
        thread =
            JoinableThread(named: "watchdog") {
                let client = LocalClient(.unix(path: ownerSocket), timeoutSeconds: 5)
                var nothing: [Void] = []
                // Half of the time, as the manual advises.
                while case .nothing = ending.takeAll(into: &nothing, timeout: .microseconds(microseconds / 2)) {
                    guard (try? client.send(.get, "/livez"))?.status == 200, (try? writer.write { _ in }) != nil else {
                        continue
                    }
                    ServiceManager.notify("WATCHDOG=1")
                }
            }
    }

    /// Falls silent.
    func stop() {
        ending.close()
        thread?.join()
    }
}
