private import Glibc
import HTTP
import Kernel

/// How long a client may take.
extension Connection {
    /// Sets the time at which the client will have taken too long for what it is doing now.
    func updateDeadline(_ loop: EventLoop) {
        deadline = currentDeadline(loop)
        if deadline != .max { loop.timers.schedule(token.slot, at: deadline) }
    }

    private func currentDeadline(_ loop: EventLoop) -> Int64 {
        let limits = loop.configuration.deadlines
        guard backlog.isEmpty else { return waitStart + limits.write + Int64(written) * 1000 / limits.bodyRate }
        switch phase {
        case .head:
            if isInsideHead { return waitStart + limits.head }
            return waitStart + (loop.isDraining ? limits.drainGrace : hasAnswered ? limits.idle : limits.head)
        case .body(_, let collector):
            return min(
                collector.start + limits.body + Int64(collector.count) * 1000 / limits.bodyRate, loop.now + limits.body)
        case .discarding: return waitStart + limits.body
        case .answering, .streaming: return .max
        case .closing: return waitStart + limits.linger
        }
    }

    /// Cuts the connection, with a word when the client may be listening.
    func expire(_ loop: EventLoop) {
        guard backlog.isEmpty else {
            loop.counts.slowReaders += 1
            reset()
            return loop.close(self)
        }
        switch phase {
        case .head where isInsideHead:
            loop.counts.slowRequests += 1
            refuse(Failure(.requestTimeout), nil, loop)
        case .body(let head, _):
            loop.counts.slowRequests += 1
            refuse(Failure(.requestTimeout), head, loop)
        case .head:
            loop.counts.idle += 1
            return loop.close(self)
        case .discarding, .answering, .streaming, .closing: return loop.close(self)
        }
        waitStart = loop.now
        flush(loop)
    }

    /// Makes the kernel forget what it still holds for the client, instead of offering it for minutes.
    private func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Whether a part of a head is there.
    private var isInsideHead: Bool { pendingStart < pending.count }
}
