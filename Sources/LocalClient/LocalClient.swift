private import Glibc
package import HTTP

/// Speaks HTTP/1.1 to a service on this machine: the owner's commands, the health check, the tests.
///
/// One request a connection, nothing else; partners are called through another module, with deadlines and guards.
package struct LocalClient: Sendable {
    /// Where the service listens.
    package enum Address: Sendable {
        case unix(path: String)
        /// A port of the IPv4 loopback address.
        case port(UInt16)
    }

    private let address: Address
    private let timeoutSeconds: Int

    /// A client of one service, which waits that long for each step.
    package init(_ address: Address, timeoutSeconds: Int = 30) {
        self.address = address
        self.timeoutSeconds = timeoutSeconds
    }

    /// Sends a request and reads its whole answer.
    ///
    /// - Throws: `NoAnswer` when nobody listens, or the answer is cut.
    package func send(
        _ method: Method, _ target: String, fields: KeyValuePairs<HeaderName, String> = [:], body: [UInt8] = []
    ) throws(NoAnswer) -> Answer {
        var all = HeaderFields()
        for (name, value) in fields { all.append(name, value) }
        var request = Array("\(method.rawValue) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".utf8)
        if !body.isEmpty || method == .post || method == .put || method == .patch {
            request += "Content-Length: \(body.count)\r\n".utf8
        }
        all.write(to: &request)
        request += "\r\n".utf8
        return try exchange(request + body, hasBody: method != .head)
    }

    /// Sends bytes as they are, and reads an answer.
    package func exchange(_ bytes: [UInt8], hasBody: Bool = true) throws(NoAnswer) -> Answer {
        let connection = try LocalConnection(address, timeoutSeconds: timeoutSeconds)
        try connection.write(bytes)
        guard let answer = Answer(try connection.readAll(), hasBody: hasBody) else { throw NoAnswer(reason: "cut") }
        return answer
    }
}

/// Nobody answered as HTTP asks.
package struct NoAnswer: Error {
    package let reason: String

    init(reason: String) { self.reason = reason }

    static func system(_ call: String) -> NoAnswer { NoAnswer(reason: "\(call): \(String(cString: strerror(errno)))") }
}
