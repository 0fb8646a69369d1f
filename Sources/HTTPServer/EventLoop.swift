private import Glibc
import HTTP
import Kernel
import Synchronization

/// One event thread: its sockets, its timers, its handlers. Made on its thread, never leaves it.
final class EventLoop {
    let configuration: ServerConfiguration
    let mailbox: Mailbox
    let handlers: [any RequestHandler]
    /// Where the socket in hand is read into.
    let scratch: UnsafeMutableBufferPointer<UInt8>
    /// The answers of the connection in hand.
    var output: [UInt8] = []
    var encoder = ResponseEncoder()
    var timers: TimerWheel
    /// What happened since the shared counters were told.
    var counts = ServerFigures()
    /// The time, in milliseconds of the monotonic clock; read once a turn.
    private(set) var now: Int64
    private(set) var isDraining = false

    private let poller: Poller
    private let census: ConnectionCensus
    private let counters: ServerCounters
    /// On one thread of all.
    private var listeners: ListenerWatch?
    private var table = ConnectionTable()
    /// Connections with more to read, whose turn was over.
    private var ready: [Connection] = []
    private var messages: [Message] = []
    private var fired: [Int] = []
    private var drainEnd = Int64.max

    private static let mailboxWord = UInt64.max

    init(
        _ configuration: ServerConfiguration, poller: Poller, mailbox: Mailbox, acceptor: Acceptor?,
        census: ConnectionCensus, counters: ServerCounters
    ) {
        self.configuration = configuration
        self.poller = poller
        self.mailbox = mailbox
        listeners = acceptor.map { ListenerWatch($0, poller) }
        self.census = census
        self.counters = counters
        handlers = configuration.listeners.map { $0.makeHandler() }
        scratch = .allocate(capacity: 64 << 10)
        now = MonotonicClock.milliseconds()
        timers = TimerWheel(now: now)
        mailbox.own()
    }

    deinit { scratch.deallocate() }

    /// Serves until it is told to drain, and has drained.
    func run() {
        guard poller.watchInput(mailbox.descriptor, EventLoop.mailboxWord) else { preconditionFailure("epoll_ctl") }
        while !isDraining || table.count > 0 && now < drainEnd { turn() }
        for connection in table.all { close(connection) }
        publish()
    }

    private func turn() {
        let count = poller.wait(timeout: timeout)
        now = MonotonicClock.milliseconds()
        encoder.setDate(MonotonicClock.calendarSecond())
        for index in 0..<count { handle(poller.event(index)) }
        let resumed = ready
        ready.removeAll(keepingCapacity: true)
        for connection in resumed where !connection.isClosed { care(for: connection) { $0.goOn(self) } }
        timers.advance(to: now, fired: &fired)
        for slot in fired { fire(slot) }
        fired.removeAll(keepingCapacity: true)
        listeners?.resume(now: now)
        publish()
    }

    private func publish() {
        counters.add(counts)
        counts = ServerFigures()
    }

    private var timeout: Int32 {
        if !ready.isEmpty { return 0 }
        return timers.count > 0 || isDraining || listeners?.isPaused == true ? Int32(TimerWheel.tick) : -1
    }

    private func handle(_ event: Poller.Event) {
        if event.word == EventLoop.mailboxWord { return takeMessages() }
        if ListenerWatch.isConcerned(by: event) {
            listeners?.accept(event, now: now)
            return
        }
        guard let connection = table[Token(word: event.word)] else { return }
        if event.isDead { return close(connection) }
        care(for: connection) { connection in
            if event.isHalfClosed { connection.isHalfClosed = true }
            if event.isReadable { connection.mayRead = true }
            if event.isWritable, !connection.backlog.isEmpty {
                connection.flush(self)
                if case .streaming = connection.phase, !connection.isClosed { connection.streamOn(self) }
                if !connection.isClosed { connection.goOn(self) }
            } else if event.isReadable {
                connection.read(self)
            }
        }
    }

    /// Does something with a connection, and sees to its deadline afterwards.
    private func care(for connection: Connection, _ work: (Connection) -> Void) {
        work(connection)
        if !connection.isClosed { connection.updateDeadline(self) }
    }

    private func fire(_ slot: Int) {
        guard let connection = table[slot], connection.deadline != .max else { return }
        if connection.deadline > now {
            timers.schedule(slot, at: connection.deadline)
        } else {
            care(for: connection) { $0.expire(self) }
        }
    }

    private func takeMessages() {
        mailbox.takeAll(into: &messages)
        for message in messages { take(message) }
        messages.removeAll(keepingCapacity: true)
    }

    private func take(_ message: Message) {
        switch message {
        case .adopt(let arrival, let isExcess): adopt(arrival, isExcess: isExcess)
        case .ping: mailbox.pong()
        case .drain: drain()
        case .answer(let token, let response):
            with(token) { $0.answer(response, self) }
        case .answerMade(let token, let make):
            // Made even when nobody waits any more: making it has effects, a line in the log for one.
            let response = make()
            with(token) { $0.answer(response, self) }
        case .unanswered(let token):
            counts.unanswered += 1
            let response = configuration.render(Failure(.internalError), nil)
            with(token) { $0.answer(response, self) }
        case .stream(let token, let response, let buffer):
            guard table[token] != nil else { return buffer.lose() }
            with(token) { $0.stream(response, buffer, self) }
        case .streamed(let token): with(token) { $0.streamOn(self) }
        }
    }

    private func with(_ token: Token, _ work: (Connection) -> Void) {
        guard let connection = table[token] else { return }
        care(for: connection) { connection in
            work(connection)
            if !connection.isClosed { connection.goOn(self) }
        }
    }

    private func adopt(_ arrival: Arrival, isExcess: Bool) {
        let connection = table.add { Connection(arrival, token: $0, now: now) }
        guard poller.watchConnection(arrival.descriptor, connection.token.word) else { return close(connection) }
        care(for: connection) { connection in
            guard isExcess else { return }
            connection.refuse(Failure(.tooManyConnections, retryAfter: 5), nil, self)
            connection.flush(self)
        }
    }

    /// Lets a connection read on after the others had their turn.
    func resume(_ connection: Connection) { ready.append(connection) }

    /// Empties the buffer of answers; a large one is not kept.
    func emptyOutput() { output.removeAll(keepingCapacity: output.capacity <= 1 << 20) }

    /// Ends a connection at once.
    func close(_ connection: Connection) {
        guard !connection.isClosed else { return }
        connection.isClosed = true
        emptyOutput()
        switch connection.phase {
        case .answering: counts.active -= 1
        case .streaming(_, let buffer):
            counts.active -= 1
            buffer.lose()
        default: break
        }
        Glibc.close(connection.descriptor)
        timers.cancel(connection.token.slot)
        table.remove(connection.token)
        census.leave(connection.peer)
        mailbox.connections.subtract(1, ordering: .relaxed)
        counts.open -= 1
    }

    /// Takes no more connections; each that is here ends with its next answer, or after a silence.
    private func drain() {
        guard !isDraining else { return }
        isDraining = true
        drainEnd = now + configuration.deadlines.drain
        listeners?.close()
        listeners = nil
        for connection in table.all {
            if case .head = connection.phase { connection.waitStart = max(connection.waitStart, now) }
            connection.updateDeadline(self)
        }
    }
}
