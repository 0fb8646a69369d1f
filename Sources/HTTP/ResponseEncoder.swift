/// Writes answers as they travel (RFC 9112 §4), head and body into one buffer.
package struct ResponseEncoder {
    private var statusLines: [[UInt8]] = []
    private var date: [UInt8] = []
    private var second: Int64 = .min

    /// How the client will know where the body ends.
    package enum Ending: Sendable {
        case length
        case chunked
        /// The end of the connection, for HTTP/1.0.
        case close
    }

    /// An encoder for the answers of one thread.
    package init() {
        statusLines = (100...599).map { code in
            Array("HTTP/1.1 \(code) \(Status(code).reason)\r\n".utf8)
        }
    }

    /// Sets the `Date` of the following answers, in seconds since 1970.
    package mutating func setDate(_ second: Int64) {
        guard second != self.second else { return }
        self.second = second
        date = Array("Date: \(HTTPDate.text(second))\r\n".utf8)
    }

    /// Appends one answer.
    ///
    /// - Parameters:
    ///   - isHead: whether the request was a HEAD: the length is told, the body is not sent.
    ///   - closes: whether the connection ends with this answer.
    package func append(
        _ response: Response, isHead: Bool, closes: Bool, ending: Ending = .length, to output: inout [UInt8]
    ) {
        output.append(contentsOf: statusLines[response.status.code - 100])
        output.append(contentsOf: date)
        response.fields.write(to: &output)
        if !response.status.isBodiless {
            switch ending {
            case .length:
                output.append(contentsOf: ResponseEncoder.contentLength)
                ResponseEncoder.append(response.body.count, radix: 10, to: &output)
                output.append(contentsOf: ResponseEncoder.lineEnd)
            case .chunked: output.append(contentsOf: ResponseEncoder.chunked)
            case .close: break
            }
        }
        if closes { output.append(contentsOf: ResponseEncoder.connectionClose) }
        output.append(contentsOf: ResponseEncoder.lineEnd)
        guard !isHead, !response.status.isBodiless else { return }
        if case .chunked = ending {
            ResponseEncoder.appendChunk(response.body, to: &output)
        } else {
            output.append(contentsOf: response.body)
        }
    }

    /// Appends one chunk; nothing when it is empty, since that would end the body.
    package static func appendChunk(_ bytes: [UInt8], to output: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        append(bytes.count, radix: 16, to: &output)
        output.append(contentsOf: lineEnd)
        output.append(contentsOf: bytes)
        output.append(contentsOf: lineEnd)
    }

    /// The chunk that ends a body.
    package static let lastChunk = Array("0\r\n\r\n".utf8)
    /// What lets a client send its body (RFC 9110 §15.2.1).
    package static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    private static let contentLength = Array("Content-Length: ".utf8)
    private static let chunked = Array("Transfer-Encoding: chunked\r\n".utf8)
    private static let connectionClose = Array("Connection: close\r\n".utf8)
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]

    private static func append(_ number: Int, radix: Int, to output: inout [UInt8]) {
        var divisor = 1
        while number / divisor >= radix { divisor *= radix }
        while divisor > 0 {
            let digit = UInt8(number / divisor % radix)
            output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            divisor /= radix
        }
    }
}
