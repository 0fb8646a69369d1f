package import Glibc

/// A queue with a limit between threads: full means "try later", never a wait for the one who adds.
///
/// The consumer takes everything that waits at once, so that a batch costs one lock. Unchecked because the compiler
/// cannot see that `elements` and `isClosed` are only touched under the mutex.
package final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let condition: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline let limit: Int
    @usableFromInline var elements: [Element] = []
    @usableFromInline var isClosed = false

    /// A queue in which at most `limit` elements wait.
    package init(limit: Int) {
        self.limit = limit
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// What a wait for elements ended with.
    package enum Taking: Sendable {
        case elements
        /// Nothing came in the time given.
        case nothing
        /// The queue is closed and empty.
        case closed
    }

    /// Adds one element at the end; `false` when the queue is full or closed.
    @inlinable package func push(_ element: Element) -> Bool {
        pthread_mutex_lock(mutex)
        guard !isClosed, elements.count < limit else {
            pthread_mutex_unlock(mutex)
            return false
        }
        elements.append(element)
        let wasEmpty = elements.count == 1
        pthread_mutex_unlock(mutex)
        if wasEmpty { pthread_cond_signal(condition) }
        return true
    }

    /// Waits for elements, then takes all of them in the order of arrival; made for one consumer.
    ///
    /// - Parameters:
    ///   - batch: an empty array, which is exchanged with the queue's own so that neither is allocated again.
    ///   - timeout: how long to wait; for ever when absent.
    @inlinable package func takeAll(into batch: inout [Element], timeout: Duration? = nil) -> Taking {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if elements.isEmpty, !isClosed { wait(timeout) }
        guard !elements.isEmpty else { return isClosed ? .closed : .nothing }
        swap(&elements, &batch)
        return .elements
    }

    /// Waits for one element and takes it; `nil` when the queue is closed and empty. Made for several consumers.
    @inlinable package func takeFirst() -> Element? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if elements.isEmpty, !isClosed { wait(nil) }
        guard !elements.isEmpty else { return nil }
        let first = elements.removeFirst()
        if !elements.isEmpty { pthread_cond_signal(condition) }
        return first
    }

    /// How many elements wait now.
    package var count: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return elements.count
    }

    /// Refuses what comes from now on; what waits can still be taken.
    package func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(condition)
    }

    /// Waits, with the mutex held, until there are elements, the queue is closed or the time is over.
    @usableFromInline func wait(_ timeout: Duration?) {
        guard let timeout else {
            while elements.isEmpty, !isClosed { pthread_cond_wait(condition, mutex) }
            return
        }
        var deadline = timespec()
        clock_gettime(CLOCK_MONOTONIC, &deadline)
        let (seconds, attoseconds) = timeout.components
        let nanoseconds = deadline.tv_nsec + Int(attoseconds / 1_000_000_000)
        deadline.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
        deadline.tv_nsec = nanoseconds % 1_000_000_000
        while elements.isEmpty, !isClosed {
            if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT { return }
        }
    }
}
