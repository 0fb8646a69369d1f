private import Glibc
private import Kernel

/// One conversation with the scanner, which must end in time however slow the other side is.
struct ClamdConnection: ~Copyable {
    private let descriptor: Int32
    /// In nanoseconds of the monotonic clock.
    private let deadline: UInt64

    /// The other side takes no more.
    struct Closed: Error {}

    /// Connects.
    ///
    /// - Throws: `ScannerUnreachable`.
    init(_ address: ClamdScanner.Address, patience seconds: Int) throws(ScannerUnreachable) {
        deadline = MonotonicClock.nanoseconds() + UInt64(seconds) * 1_000_000_000
        switch address {
        case .unix(let path): descriptor = try ClamdConnection.connected(toUnix: path, deadline)
        case .network(let host, let port): descriptor = try ClamdConnection.connected(to: host, port, deadline)
        }
    }

    deinit { close(descriptor) }

    /// Sends all bytes.
    ///
    /// - Throws: `Closed` when the other side takes no more, `ScannerUnreachable` when it is too slow.
    borrowing func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            try ClamdConnection.wait(for: POLLOUT, descriptor, deadline)
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { throw Closed() }
            sent += count
        }
    }

    /// What the other side says, up to its NUL; `nil` when it goes away before.
    borrowing func answer() throws(ScannerUnreachable) -> String? {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while received.count < 4096 {
            try ClamdConnection.wait(for: POLLIN, descriptor, deadline)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return nil }
            received += buffer[..<count]
            if let end = received.firstIndex(of: 0) { return String(decoding: received[..<end], as: UTF8.self) }
        }
        return nil
    }

    private static func wait(
        for event: Int32, _ descriptor: Int32, _ deadline: UInt64
    ) throws(ScannerUnreachable) {
        while true {
            let now = MonotonicClock.nanoseconds()
            guard now < deadline else { throw ScannerUnreachable(reason: "too slow") }
            var poll = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            let milliseconds = Int32(clamping: (deadline - now) / 1_000_000 + 1)
            if Glibc.poll(&poll, 1, milliseconds) > 0 { return }
        }
    }

    private static func connected(toUnix path: String, _ deadline: UInt64) throws(ScannerUnreachable) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw ScannerUnreachable(reason: "the path of its socket is too long")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        var descriptor: Int32 = -1
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                descriptor = connecting(AF_UNIX, $0, length)
            }
        }
        return try established(descriptor, deadline)
    }

    private static func connected(
        to host: String, _ port: String, _ deadline: UInt64
    ) throws(ScannerUnreachable) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0, let first = found else {
            throw ScannerUnreachable(reason: "no such host")
        }
        defer { freeaddrinfo(found) }
        let descriptor = connecting(first.pointee.ai_family, first.pointee.ai_addr, first.pointee.ai_addrlen)
        return try established(descriptor, deadline)
    }

    /// A socket on its way to being connected; -1 when it cannot be.
    private static func connecting(
        _ family: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t
    ) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, kind, 0)
        guard descriptor >= 0 else { return -1 }
        if connect(descriptor, address, length) == 0 || errno == EINPROGRESS { return descriptor }
        close(descriptor)
        return -1
    }

    private static func established(_ descriptor: Int32, _ deadline: UInt64) throws(ScannerUnreachable) -> Int32 {
        guard descriptor >= 0 else { throw ScannerUnreachable(reason: "nobody listens") }
        do throws(ScannerUnreachable) { try wait(for: POLLOUT, descriptor, deadline) } catch {
            close(descriptor)
            throw error
        }
        var status: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &status, &length) == 0, status == 0 else {
            close(descriptor)
            throw ScannerUnreachable(reason: String(cString: strerror(status)))
        }
        return descriptor
    }
}
