import Glibc
import Kernel
import Synchronization

/// A partner on this machine that answers well, badly, slowly or too much, by the path that is asked for.
final class PartnerServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let visits = Visits()
    private let thread: Mutex<JoinableThread?>

    /// The requests received, heads and bodies.
    var requests: [String] { visits.requests.withLock { $0 } }
    /// How many connections were accepted.
    var connections: Int { visits.connections.withLock { $0.count } }

    init() {
        signal(SIGPIPE, SIG_IGN)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, length)
                _ = listen(listener, 16)
                _ = getsockname(listener, $0, &length)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        self.listener = listener
        let visits = self.visits
        thread = Mutex(
            JoinableThread(named: "partner") {
                while true {
                    let connection = accept(listener, nil, nil)
                    guard connection >= 0 else { return }
                    visits.connections.withLock { $0.append(connection) }
                    while visits.serve(connection) {}
                    shutdown(connection, Int32(SHUT_RDWR))
                }
            })
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        // Clients keep their connections: the thread would wait for them.
        visits.connections.withLock { for connection in $0 { shutdown(connection, Int32(SHUT_RDWR)) } }
        thread.withLock { $0.take() }?.join()
        visits.connections.withLock { for connection in $0 { close(connection) } }
        close(listener)
    }
}

/// What one partner was asked, and how it answers.
private final class Visits: Sendable {
    let requests = Mutex<[String]>([])
    let connections = Mutex<[Int32]>([])

    /// Answers one request; `false` at the end of the connection.
    func serve(_ connection: Int32) -> Bool {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let end = text.firstRange(of: "\r\n\r\n") {
                let length =
                    text.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
                    .flatMap { Int($0.dropFirst(16)) } ?? 0
                if text[end.upperBound...].utf8.count >= length { break }
            }
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return false }
            received += buffer[..<count]
        }
        let request = String(decoding: received, as: UTF8.self)
        requests.withLock { $0.append(request) }
        let path = request.split(separator: " ")[1]
        let body = path == "/big" ? String(repeating: "x", count: 200_000) : "bonjour"
        let extra = path == "/redirect" ? "Location: /secret\r\n" : ""
        let status = path == "/redirect" ? "302 Found" : path == "/gone" ? "410 Gone" : "200 OK"
        let head = "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nETag: \"1\"\r\n\(extra)\r\n"
        if path == "/slow" {
            // One byte at a time, for ever: only a deadline in all ends it.
            for byte in Array((head + body).utf8) {
                guard File.write([byte], to: connection) else { return false }
                usleep(50_000)
            }
            return true
        }
        let isHead = request.hasPrefix("HEAD ")
        return File.write(Array((head + (isHead ? "" : body)).utf8), to: connection)
    }
}
