private import Glibc

/// One connection of the local client.
struct LocalConnection: ~Copyable {
    private let descriptor: Int32

    init(_ address: LocalClient.Address, timeoutSeconds: Int) throws(NoAnswer) {
        switch address {
        case .unix(let path): descriptor = try LocalConnection.connected(toUnix: path)
        case .port(let port): descriptor = try LocalConnection.connected(toPort: port)
        }
        var limit = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    borrowing func write(_ bytes: [UInt8]) throws(NoAnswer) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            // A server may answer, and close, before it has read everything: its answer is what counts.
            if count < 0, errno == EPIPE || errno == ECONNRESET { return }
            guard count > 0 else { throw .system("send") }
            sent += count
        }
    }

    borrowing func readAll() throws(NoAnswer) -> [UInt8] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 || count < 0 && errno == ECONNRESET && !received.isEmpty { return received }
            guard count > 0 else { throw .system("recv") }
            received += buffer[..<count]
        }
    }

    private static func connected(toUnix path: String) throws(NoAnswer) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw NoAnswer(reason: "path too long")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return try connected(AF_UNIX, &address)
    }

    private static func connected(toPort port: UInt16) throws(NoAnswer) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try connected(AF_INET, &address)
    }

    private static func connected<Address>(_ family: Int32, _ address: inout Address) throws(NoAnswer) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard status == 0 else {
            let failure = NoAnswer.system("connect")
            close(descriptor)
            throw failure
        }
        return descriptor
    }
}
