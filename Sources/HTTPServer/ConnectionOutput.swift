private import Glibc
import HTTP
import Kernel

/// Answering, and writing answers.
extension Connection {
    /// Answers the request that is in a handler; the next one may follow.
    func answer(_ response: Response, isLast: Bool = false, _ loop: EventLoop) {
        guard case .answering(let exchange) = phase else { return }
        let closes = isLast || !exchange.keepsAlive || loop.isDraining
        loop.counts.active -= 1
        loop.encoder.append(response, isHead: exchange.isHead, closes: closes, to: &loop.output)
        settle(closes: closes, lingers: isLast || exchange.keepsAlive, loop)
    }

    /// Refuses what is not understood or came too late: the connection ends with it.
    func refuse(_ failure: Failure, _ head: RequestHead?, _ loop: EventLoop) {
        let response = loop.configuration.render(failure, head)
        loop.encoder.append(response, isHead: head?.method == .head, closes: true, to: &loop.output)
        phase = .closing
    }

    /// Begins an answer whose body another thread writes.
    func stream(_ response: Response, _ buffer: StreamBuffer, _ loop: EventLoop) {
        guard case .answering(let exchange) = phase else { return buffer.lose() }
        loop.encoder.append(
            response, isHead: exchange.isHead,
            closes: !exchange.keepsAlive || loop.isDraining, ending: exchange.isVersionZero ? .close : .chunked,
            to: &loop.output)
        phase = .streaming(exchange, buffer)
        streamOn(loop)
    }

    /// Writes what has come since of a streamed body, unless the client is still busy with what came before.
    func streamOn(_ loop: EventLoop) {
        guard case .streaming(let exchange, let buffer) = phase else { return flush(loop) }
        // No event tells that the socket took the rest just now: what has come since goes out in the same turn.
        if !backlog.isEmpty { flush(loop) }
        guard !isClosed, backlog.isEmpty else { return }
        let (bytes, ending) = buffer.take()
        if !exchange.isHead {
            if exchange.isVersionZero {
                loop.output.append(contentsOf: bytes)
            } else {
                ResponseEncoder.appendChunk(bytes, to: &loop.output)
            }
        }
        switch ending {
        case .open: break
        case .cut, .lost: return loop.close(self)
        case .finished:
            if !exchange.isHead, !exchange.isVersionZero { loop.output.append(contentsOf: ResponseEncoder.lastChunk) }
            loop.counts.active -= 1
            settle(closes: !exchange.keepsAlive || loop.isDraining, lingers: exchange.keepsAlive, loop)
        }
        flush(loop)
    }

    /// Gives the socket what it takes.
    func flush(_ loop: EventLoop) {
        if backlog.isEmpty {
            guard let sent = send(loop.output, from: 0, loop) else { return }
            if sent < loop.output.count {
                backlog = Array(loop.output[sent...])
                waitStart = loop.now
                written = 0
            }
        } else {
            backlog.append(contentsOf: loop.output)
            guard let sent = send(backlog, from: backlogStart, loop) else { return }
            written += sent
            backlogStart += sent
            if backlogStart == backlog.count {
                backlog = []
                backlogStart = 0
                waitStart = loop.now
            }
        }
        loop.emptyOutput()
        if case .closing = phase, backlog.isEmpty { shut(loop) }
    }

    /// The conversation after an answer.
    private func settle(closes: Bool, lingers: Bool, _ loop: EventLoop) {
        waitStart = loop.now
        hasAnswered = true
        phase = closes ? .closing : .head
        mustLinger = lingers
    }

    /// Ends our side. A client that may still be sending gets time to read the answer first: closing at once would
    /// throw it away at the first byte that arrives (RFC 9112 §9.6).
    private func shut(_ loop: EventLoop) {
        guard mustLinger, !hasEnded else { return loop.close(self) }
        guard !isShut else { return }
        isShut = true
        waitStart = loop.now
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// - Returns: how many bytes were taken; `nil` when the connection is dead, and closed.
    private func send(_ bytes: [UInt8], from start: Int, _ loop: EventLoop) -> Int? {
        var place = start
        while place < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + place, $0.count - place, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                place += count
                loop.counts.bytesWritten += count
            } else if errno == EAGAIN {
                break
            } else if errno != EINTR {
                loop.close(self)
                return nil
            }
        }
        return place - start
    }
}
