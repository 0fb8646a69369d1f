import Foundation
import Synchronization

/// A scanner that misbehaves in one way.
final class FakeClamd: Sendable {
    enum Manner: Sendable {
        case hang
        case close
        case closeAfterReading
        case say(String, isEnded: Bool)
    }

    let socket: String
    private let listener: Int32
    private let count = Count()

    private final class Count: Sendable {
        let value = Mutex(0)
    }

    /// How often it was spoken to.
    var conversations: Int { count.value.withLock { $0 } }

    init(_ manner: Manner) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = "/tmp/guichet-fake-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        socket = path
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let listener = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        listen(listener, 8)
        self.listener = listener
        let count = self.count
        Thread.detachNewThread {
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                count.value.withLock { $0 += 1 }
                FakeClamd.converse(connection, manner)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        unlink(socket)
    }

    private static func converse(_ connection: Int32, _ manner: Manner) {
        var buffer = [UInt8](repeating: 0, count: 64)
        switch manner {
        case .hang: return
        case .close: break
        case .closeAfterReading: _ = recv(connection, &buffer, buffer.count, 0)
        case .say(let answer, let isEnded):
            _ = recv(connection, &buffer, buffer.count, 0)
            let bytes = Array(answer.utf8) + (isEnded ? [0] : [])
            _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
        close(connection)
    }
}
