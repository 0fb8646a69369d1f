private import CEpoll
private import Glibc
import HTTP

/// A socket that takes connections, and the file to remove with it.
struct ListeningSocket: Sendable {
    let descriptor: Int32
    /// The port, 0 for a Unix-domain socket.
    let port: UInt16
    private let path: String?

    /// Opens, or takes over, the socket of a listener.
    init(_ address: Listener.Address) throws(SocketError) {
        switch address {
        case .network(let host, let port):
            descriptor = try host.contains(":") ? ListeningSocket.open6(host, port) : ListeningSocket.open4(host, port)
            path = nil
        case .unix(let path):
            descriptor = try ListeningSocket.openLocal(path)
            self.path = path
        case .descriptor(let given):
            guard fcntl(given, F_SETFL, fcntl(given, F_GETFL) | O_NONBLOCK) == 0,
                fcntl(given, F_SETFD, FD_CLOEXEC) == 0
            else { throw SocketError("fcntl") }
            descriptor = given
            path = nil
        }
        port = ListeningSocket.port(of: descriptor)
        // What is set here is inherited by each connection: no answer waits for another packet to fill, and data that
        // nobody acknowledges for thirty seconds ends the connection, even when it is already the kernel's. The kernel
        // would keep four mebibytes for each reader that is slow: it gets an eighth of that, the rest waits with us.
        if port != 0 {
            ListeningSocket.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
            ListeningSocket.set(descriptor, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, 30_000)
            ListeningSocket.set(descriptor, SOL_SOCKET, SO_SNDBUF, 256 << 10)
        }
    }

    /// Stops listening; a process which holds the same socket goes on.
    func close() {
        Glibc.close(descriptor)
        if let path { unlink(path) }
    }

    private static func open4(_ host: String, _ port: UInt16) throws(SocketError) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { throw SocketError("inet_pton", EINVAL) }
        return try open(AF_INET, &address)
    }

    private static func open6(_ host: String, _ port: UInt16) throws(SocketError) -> Int32 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        guard inet_pton(AF_INET6, host, &address.sin6_addr) == 1 else { throw SocketError("inet_pton", EINVAL) }
        return try open(AF_INET6, &address)
    }

    /// A file which nobody answers behind is what a killed process left: it is replaced.
    private static func openLocal(_ path: String) throws(SocketError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw SocketError("bind", ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { throw SocketError("socket") }
        defer { Glibc.close(probe) }
        if call(connect, probe, &address) == 0 { throw SocketError("bind", EADDRINUSE) }
        if errno == ECONNREFUSED { unlink(path) }
        return try open(AF_UNIX, &address)
    }

    private static func open<Address>(_ family: Int32, _ address: inout Address) throws(SocketError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw SocketError("socket") }
        set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        // The mode of a Unix-domain socket's file is that of the socket at the time of binding (unix(7)).
        if family == AF_UNIX { fchmod(descriptor, 0o600) }
        guard call(bind, descriptor, &address) == 0 else {
            defer { Glibc.close(descriptor) }
            throw SocketError("bind")
        }
        guard listen(descriptor, 4096) == 0 else {
            defer { Glibc.close(descriptor) }
            throw SocketError("listen")
        }
        return descriptor
    }

    private static func call<Address>(
        _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32,
        _ address: inout Address
    ) -> Int32 {
        withUnsafeBytes(of: &address) {
            function(descriptor, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
    }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func port(of descriptor: Int32) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { bytes in
            getsockname(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
            let family = Int32(bytes.load(as: sa_family_t.self))
            guard family == AF_INET || family == AF_INET6 else { return 0 }
            // The port has the same place in both.
            return UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
        }
    }
}
