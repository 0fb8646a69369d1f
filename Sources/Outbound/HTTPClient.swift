private import CCurl
import HTTP

/// Calls partners and registers over HTTP: one per errand thread, so that connections are kept.
package final class HTTPClient {
    private let handle: TransferHandle
    private let reach: Reach
    private let authorities: String?

    /// A client with one reach.
    ///
    /// - Parameter authorities: a file of the certificates to trust instead of the system's.
    package init(reach: Reach, authorities: String? = nil) {
        handle = TransferHandle(reach: reach)
        self.reach = reach
        self.authorities = authorities
    }

    /// Sends a request and reads the whole answer.
    package func send(_ request: OutboundRequest) throws(OutboundError) -> OutboundAnswer {
        let lines = request.fields.all.map { "\($0.name): \($0.value)" }
        guard ([request.url] + lines).allSatisfy(\.isOneLine), !request.url.utf8.contains(0x20) else {
            throw .malformed
        }
        handle.prepare(request.url, isMail: false, deadline: request.deadline, authorities: authorities)
        // No waiting for "100 Continue", no type that nobody gave.
        let isTyped = request.fields.contains(.contentType)
        handle.set(CURLOPT_HTTPHEADER, lines + ["Expect:"] + (isTyped ? [] : ["Content-Type:"]))
        handle.set(CURLOPT_USERAGENT, "guichet")
        if request.method == .head { handle.set(CURLOPT_NOBODY, 1) }
        if request.method == .post || !request.body.isEmpty { handle.set(body: request.body) }
        if request.method != .head { handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
        let sink = TransferSink(reach: reach, limit: request.sizeLimit)
        let code = try handle.perform(sink)
        guard (100...599).contains(code) else { throw .failed("the answer has no status") }
        return OutboundAnswer(status: Status(code), fields: HTTPClient.fields(sink.headerLines), body: sink.body)
    }

    private static func fields(_ lines: [String]) -> HeaderFields {
        var fields = HeaderFields()
        for line in lines {
            let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            fields.append(HeaderName(String(pair[0])), pair[1].trimming)
        }
        return fields
    }
}

extension StringProtocol {
    /// Whether it can stand in a line of a head: no control character.
    var isOneLine: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }

    /// Without the white space around it.
    fileprivate var trimming: String {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
