import Database
private import Synchronization

/// What the running service knows of its own state, told to the probes.
final class ServiceStatus: Sendable {
    /// Whether what is served was invented.
    let isDemonstration: Bool
    /// What happens to files that come, as the probes say it.
    let attachments: String
    private let stopping = Atomic<Bool>(false)
    private let writer = Mutex<Writer?>(nil)

    init(isDemonstration: Bool, attachments: String) {
        self.isDemonstration = isDemonstration
        self.attachments = attachments
    }

    /// Whether the service is on its way down.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Whether the last write found the disk full or failing.
    var isStorageRefusing: Bool { writer.withLock { $0?.isRefusing } ?? false }

    func watch(_ writer: Writer) { self.writer.withLock { $0 = writer } }
    func stop() { stopping.store(true, ordering: .relaxed) }
}
