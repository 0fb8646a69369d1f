import Database
private import Glibc
import HTTPServer
import Kernel

/// Tells the service manager that the service works, as long as it does (sd_notify(3), `WATCHDOG=1`).
///
/// Each turn asks every event thread through its mail and the writer through its line: when one of them hangs, nothing
/// is told, and the service manager starts the service anew. A full disk is no hang: the writer answers that it is full.
final class Watchdog: Sendable {
    private let ending = BoundedQueue<Void>(limit: 1)
    private let thread: JoinableThread?

    /// Starts when the service manager asks for it (`WATCHDOG_USEC`).
    init(_ server: HTTPServer, writer: Writer) {
        guard let microseconds = getenv("WATCHDOG_USEC").flatMap({ Int(String(cString: $0)) }), microseconds > 0 else {
            thread = nil
            return
        }
        let ending = self.ending
        thread =
            JoinableThread(named: "watchdog") {
                var nothing: [Void] = []
                // Half of the time, as the manual advises.
                while case .nothing = ending.takeAll(into: &nothing, timeout: .microseconds(microseconds / 2)) {
                    _ = try? writer.write { _ in }
                    if server.isResponsive() { ServiceManager.notify("WATCHDOG=1") }
                }
            }
    }

    /// Falls silent.
    func stop() {
        ending.close()
        thread?.join()
    }
}
