import Glibc

/// A client that sends exactly the bytes it is told to, and reads what comes.
final class RawClient {
    private var descriptor: Int32

    /// Connects to a port of this machine.
    init(port: UInt16) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        connect(&address)
    }

    /// Connects to a Unix-domain socket.
    init(path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        connect(&address)
    }

    deinit { close(descriptor) }

    private func connect<Address>(_ address: inout Address) {
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let status = withUnsafeBytes(of: &address) {
            Glibc.connect(
                descriptor, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
        precondition(status == 0, "nobody listens")
    }

    /// Makes the window small, so that the server soon has to wait.
    func readLittle() {
        var size: Int32 = 65_536
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4)
    }

    /// Sends a text; what the server refuses to take is dropped.
    func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes; what the server refuses to take is dropped.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Says that nothing more will be sent.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Goes away at once, and says so.
    func leave() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close(descriptor)
        descriptor = -1
    }

    /// Reads until a text has come that many times, or the server closes, or ten seconds have passed.
    func read(until text: String, count: Int = 1) -> String {
        var bytes: [UInt8] = []
        while String(decoding: bytes, as: UTF8.self).components(of: text) < count {
            guard let more = readSome(), !more.isEmpty else { break }
            bytes += more
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads until the server closes.
    ///
    /// - Returns: the text, and how it ended.
    func readToEnd() -> (text: String, ending: Ending) {
        var bytes: [UInt8] = []
        while let more = readSome() {
            guard !more.isEmpty else { return (String(decoding: bytes, as: UTF8.self), .closed) }
            bytes += more
        }
        return (String(decoding: bytes, as: UTF8.self), errno == ECONNRESET ? .reset : .open)
    }

    /// How a conversation ended.
    enum Ending {
        case closed
        case reset
        /// Nothing came for ten seconds.
        case open
    }

    private func readSome() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count < 0 ? nil : Array(buffer[..<count])
    }
}

extension String {
    /// How many times a text is found.
    func components(of text: String) -> Int {
        var count = 0
        var rest = Array(utf8)[...]
        let wanted = Array(text.utf8)
        while rest.count >= wanted.count {
            if rest.starts(with: wanted) {
                count += 1
                rest = rest.dropFirst(wanted.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return count
    }
}
