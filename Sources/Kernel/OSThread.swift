private import Glibc

/// One thread of the operating system, whose state is made on it and never leaves it.
///
/// Swift's cooperative pool must never block, and SQLite, sockets and partners do: what waits runs here.
package struct OSThread: ~Copyable, Sendable {
    private let identity: pthread_t

    /// Starts a thread.
    ///
    /// - Parameters:
    ///   - name: what `ps` and `top` show; Linux keeps 15 bytes.
    ///   - stackSize: in bytes.
    ///   - body: runs on the thread; what it creates need not be `Sendable`.
    package init(named name: String, stackSize: Int = 1 << 20, _ body: sending @escaping () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackSize)
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var identity = pthread_t()
        let status = pthread_create(
            &identity, &attributes,
            { argument in
                let start = Unmanaged<Start>.fromOpaque(argument!).takeRetainedValue()
                nameCurrentThread(start.name)
                start.body()
                return nil
            }, start.toOpaque())
        precondition(status == 0, "The system refuses another thread.")
        pthread_attr_destroy(&attributes)
        self.identity = identity
    }

    /// Waits for the end of the thread; a thread that nobody joins cleans up after itself.
    package consuming func join() {
        pthread_join(identity, nil)
        discard self
    }

    deinit { pthread_detach(identity) }

    /// What a new thread needs, carried through C.
    private final class Start {
        let name: String
        let body: () -> Void

        init(name: String, body: @escaping () -> Void) {
            self.name = name
            self.body = body
        }
    }
}

/// Names the thread through its file: the C function of that name is a GNU extension that Swift does not show.
private func nameCurrentThread(_ name: String) {
    let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = Array(name.utf8.prefix(15)).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
}
