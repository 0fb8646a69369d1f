private import Glibc

/// The signals that end the service, taken by the main thread so that they interrupt nothing.
enum Signals {
    /// Keeps them for `waitForEnd`; called before any thread starts, so that every thread inherits the mask.
    static func prepare() {
        var signals = endSignals
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for SIGTERM or SIGINT.
    static func waitForEnd() {
        var signals = endSignals
        var number: Int32 = 0
        sigwait(&signals, &number)
    }

    /// Lets a second signal end the process at once.
    static func release() {
        var signals = endSignals
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    private static var endSignals: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        return signals
    }
}
