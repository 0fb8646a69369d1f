private import Glibc

/// What a thread has written of a streamed body and the event thread has not taken yet.
///
/// Unchecked because the compiler cannot see that the variables are only touched under the mutex.
final class StreamBuffer: @unchecked Sendable {
    /// Beyond this many bytes the writing thread waits.
    private static let limit = 256 << 10

    private let mutex: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
    private let condition: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)
    private var bytes: [UInt8] = []
    private var ending = Ending.open

    /// Whether there will be more.
    enum Ending {
        case open
        case finished
        /// The writer went away before the end.
        case cut
        /// The reader went away.
        case lost
    }

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Adds bytes, after a wait when there are too many.
    ///
    /// - Returns: whether the event thread must be told, or `nil` when nobody reads any more.
    func append(_ more: [UInt8]) -> Bool? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while bytes.count > StreamBuffer.limit, ending == .open { pthread_cond_wait(condition, mutex) }
        guard ending == .open else { return nil }
        let wasEmpty = bytes.isEmpty
        bytes.append(contentsOf: more)
        return wasEmpty
    }

    /// Ends the body, well or badly; only the first end counts.
    ///
    /// - Returns: whether the event thread must be told.
    func end(_ ending: Ending) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard self.ending == .open else { return false }
        self.ending = ending
        return true
    }

    /// Takes what was written, and lets the writer go on.
    func take() -> (bytes: [UInt8], ending: Ending) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let taken = bytes
        bytes = []
        pthread_cond_signal(condition)
        return (taken, ending)
    }

    /// Tells the writer that nobody reads any more.
    func lose() {
        pthread_mutex_lock(mutex)
        ending = .lost
        bytes = []
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }
}
