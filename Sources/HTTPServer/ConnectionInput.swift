private import Glibc
import HTTP
import Kernel

/// Reading, and understanding what was read.
extension Connection {
    /// Bodies of refused requests up to this many bytes are read and thrown away, so that the connection can go on.
    private static let discardLimit = 256 << 10
    /// Bytes that a client may still send after its last answer began; what comes then stays in its own buffers.
    private static let lingerLimit = 64 << 10
    /// Reads in a row before other connections get their turn.
    private static let readsPerTurn = 4

    /// Reads and answers until there is nothing more to read or something to wait for.
    func read(_ loop: EventLoop) {
        for _ in 0..<Connection.readsPerTurn {
            guard mayRead, wantsInput, !isClosed else { break }
            let count = recv(descriptor, loop.scratch.baseAddress, loop.scratch.count, 0)
            if count > 0 {
                // A read that does not fill the buffer has emptied the socket; the end, though, is read apart.
                if count < loop.scratch.count, !isHalfClosed { mayRead = false }
                loop.counts.bytesRead += count
                understand(UnsafeBufferPointer(rebasing: loop.scratch[..<count]), loop)
            } else if count == 0 {
                mayRead = false
                end(loop)
            } else if errno == EAGAIN {
                mayRead = false
            } else if errno != EINTR {
                loop.close(self)
            }
        }
        guard !isClosed else { return }
        let waited = !backlog.isEmpty
        flush(loop)
        guard !isClosed else { return }
        // No event tells that the socket took the rest just now: what waited for that, to be sent or understood, goes on.
        let isFreed = waited && backlog.isEmpty
        if isFreed, case .streaming = phase { return streamOn(loop) }
        if wantsInput, mayRead || isFreed && pendingStart < pending.count { loop.resume(self) }
    }

    /// Goes on with what was read before; then with the socket.
    func goOn(_ loop: EventLoop) {
        if pendingStart < pending.count { understandPending(loop) }
        read(loop)
    }

    /// Whether more bytes would be understood now; otherwise they stay in the socket, and slow the client down.
    private var wantsInput: Bool {
        switch phase {
        case .head, .body, .discarding: backlog.isEmpty
        case .closing: lingered < Connection.lingerLimit
        case .answering, .streaming: false
        }
    }

    private func understand(_ input: UnsafeBufferPointer<UInt8>, _ loop: EventLoop) {
        guard pending.isEmpty else {
            if pendingStart > 0 { pending.removeFirst(pendingStart) }
            pendingStart = 0
            pending.append(contentsOf: input)
            return understandPending(loop)
        }
        let consumed = understand(input.span, loop)
        guard consumed < input.count else { return }
        pending = Array(input[consumed...])
        waitStart = loop.now
    }

    private func understandPending(_ loop: EventLoop) {
        let bytes = pending
        let start = pendingStart
        pending = []
        let consumed = understand(bytes.span.extracting(start...), loop)
        if consumed > 0 { waitStart = loop.now }
        pendingStart = start + consumed
        if pendingStart < bytes.count { pending = bytes } else { pendingStart = 0 }
    }

    /// Understands as much as may be answered now.
    ///
    /// - Returns: how many bytes were consumed.
    private func understand(_ input: borrowing Span<UInt8>, _ loop: EventLoop) -> Int {
        var place = 0
        while !isClosed {
            switch phase {
            case .head:
                guard place < input.count, backlog.isEmpty else { return place }
                guard understandHead(input, &place, loop) else { return place }
            case .body(let head, let collector):
                guard understandBody(input, &place, head, collector, loop) else { return place }
            case .discarding(let rest):
                let count = min(rest, input.count - place)
                place += count
                phase = rest == count ? .head : .discarding(rest - count)
                guard rest == count else { return place }
            case .closing:
                lingered += input.count - place
                return input.count
            case .answering, .streaming: return place
            }
            // Many small requests in one packet: their answers leave before they become large.
            if loop.output.count > 64 << 10 { flush(loop) }
        }
        return input.count
    }

    private func understandHead(_ input: borrowing Span<UInt8>, _ place: inout Int, _ loop: EventLoop) -> Bool {
        let head: RequestHead
        do throws(ParseError) {
            guard let parsed = try parser.parse(input.extracting(place...)) else { return false }
            head = parsed
        } catch {
            loop.counts.malformed += 1
            refuse(error.failure, nil, loop)
            return true
        }
        place += parser.length
        admit(head, isBodyHere: place < input.count, loop)
        return true
    }

    private func admit(_ head: RequestHead, isBodyHere: Bool, _ loop: EventLoop) {
        let limit: Int
        switch loop.handlers[listener].admit(head) {
        case .accept(let bodyLimit): limit = bodyLimit
        case .refuse(let response): return answerEarly(response, head, loop)
        }
        switch head.framing {
        case .none: return deliver(Request(head), loop)
        case .length(let length):
            guard length <= limit else {
                return answerEarly(loop.configuration.render(Failure(.bodyTooLarge), head), head, loop)
            }
            phase = .body(head, collector(length: length, limit: limit, loop))
        case .chunked: phase = .body(head, collector(length: nil, limit: limit, loop))
        }
        if head.expectsContinue, !isBodyHere { loop.output.append(contentsOf: ResponseEncoder.goOn) }
    }

    private func collector(length: Int?, limit: Int, _ loop: EventLoop) -> BodyCollector {
        BodyCollector(
            length: length, limit: limit, start: loop.now, spoolThreshold: loop.configuration.spoolThreshold,
            spoolDirectory: loop.configuration.spoolDirectory)
    }

    private func understandBody(
        _ input: borrowing Span<UInt8>, _ place: inout Int, _ head: RequestHead, _ collector: BodyCollector,
        _ loop: EventLoop
    ) -> Bool {
        do throws(Failure) {
            guard let body = try collector.take(input, at: &place) else { return false }
            deliver(Request(head, body: body), loop)
        } catch {
            refuse(error, head, loop)
        }
        return true
    }

    /// Answers a request whose body is not wanted: a short one is skipped, a long one costs the connection.
    private func answerEarly(_ response: Response, _ head: RequestHead, _ loop: EventLoop) {
        phase = .answering(Exchange(head))
        loop.counts.active += 1
        switch head.framing {
        case .none: answer(response, loop)
        case .length(let length) where length <= Connection.discardLimit && !head.expectsContinue:
            answer(response, loop)
            if case .head = phase { phase = .discarding(length) }
        case .length, .chunked: answer(response, isLast: true, loop)
        }
    }

    private func deliver(_ request: Request, _ loop: EventLoop) {
        phase = .answering(Exchange(request.head))
        loop.counts.requests += 1
        loop.counts.active += 1
        let handler = loop.handlers[listener]
        let response = loop.mailbox.answer(to: token) { handler.handle(request, Reply(loop.mailbox, token)) }
        if let response { answer(response, loop) }
    }

    /// The client sends nothing more: what it has begun will never be whole.
    private func end(_ loop: EventLoop) {
        hasEnded = true
        if backlog.isEmpty, loop.output.isEmpty { return loop.close(self) }
        mustLinger = false
        phase = .closing
    }
}
