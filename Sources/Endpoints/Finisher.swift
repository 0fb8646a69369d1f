private import Compression
import HTTP
import HTTPServer
import JSON
import Kernel
package import Logging

/// Turns what an endpoint gave, or the refusal, into the answer that leaves: validators, security fields, origins,
/// compression, the name of the request, and one line in the log. The only place that does.
package final class Finisher: Sendable {
    private let crossOrigin: CrossOrigin
    let proxies: TrustedProxies
    private let log: Log
    private let logsRequests: Bool
    /// What is counted of all answers.
    package let figures = RequestFigures()

    /// A finisher; the access log is a line of level `info` a request.
    package init(crossOrigin: CrossOrigin, proxies: TrustedProxies, log: Log) {
        self.crossOrigin = crossOrigin
        self.proxies = proxies
        self.log = log
        logsRequests = log.level <= .info
    }

    /// What protects the reader of any answer, and of a page, made once.
    private static let documentFields = protection(policy: "default-src 'none'; frame-ancestors 'none'")
    private static let pageFields = protection(
        policy: "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'")
    /// The fields of most answers, made once for each language.
    private static let privateJSON = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            let fields: HeaderFields = [
                .contentType: MediaType.json.field, .contentLanguage: language.rawValue, .cacheControl: "no-store",
            ]
            return (language, fields)
        })

    private static func protection(policy: String) -> HeaderFields {
        [
            "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "cross-origin", "Content-Security-Policy": policy,
        ]
    }

    /// The answer to a request whose handling ended one way or the other.
    func response(_ result: Result<Representation, any Error>, _ exchange: Exchange) -> Response {
        switch result {
        case .success(let representation): response(representation, exchange)
        case .failure(let error): response(refusal(error, exchange), exchange)
        }
    }

    /// The answer for a representation.
    func response(_ representation: Representation, _ exchange: Exchange) -> Response {
        var representation = representation
        var fields = representation.type == .html ? Finisher.pageFields : Finisher.documentFields
        fields.append(.requestId, exchange.caller.request)
        if proxies.client(of: exchange.head).usedTLS {
            // RFC 6797: once seen over TLS, never again without.
            fields.append(.strictTransportSecurity, "max-age=31536000; includeSubDomains")
        }
        validate(&representation, exchange, &fields)
        compress(&representation, exchange, &fields)
        if exchange.head.fields.contains(.origin) || !(exchange.operation?.isOpenToAllOrigins ?? true) {
            crossOrigin.addFields(for: exchange.operation, exchange.head, to: &fields)
        }
        if let allowance = exchange.allowance, representation.caching.isPrivate { allowance.addFields(to: &fields) }
        if !exchange.typedIdentifiers.isEmpty {
            fields.append(.typedIdentifiers, exchange.typedIdentifiers.joined(separator: ", "))
        }
        fields.append(contentsOf: representation.fields)
        if let next = representation.next {
            fields.append(.link, "<\(exchange.head.target.address(cursor: next))>; rel=\"next\"")
        }
        record(representation, exchange)
        return Response(representation.status, fields: fields, body: representation.body)
    }

    /// The fields of the answer to a preflight.
    func addPreflightFields(for match: Router.Match, _ head: RequestHead, to fields: inout HeaderFields) {
        crossOrigin.addPreflightFields(for: match, head, allowing: match.allowed, to: &fields)
    }

    /// The answer to bytes in which not even a head could be read.
    func bareResponse(_ representation: Representation, _ caller: Caller) -> Response {
        var fields = Finisher.documentFields
        fields.append(.requestId, caller.request)
        fields.append(.contentType, representation.type.field)
        fields.append(.contentLanguage, caller.language.rawValue)
        fields.append(.cacheControl, "no-store")
        fields.append(contentsOf: representation.fields)
        return Response(representation.status, fields: fields, body: representation.body)
    }

    /// The problem document of an error; what is not a refusal is a fault of ours, whose cause stays in the log.
    func refusal(_ error: any Error, _ exchange: Exchange) -> Representation {
        let failure: Failure
        if let refused = error as? Failure {
            failure = refused
        } else {
            failure = Failure(.internalError)
            log.record(.error, "unexpected-error") { writer in
                writer.key("request")
                writer.string(exchange.caller.request)
                writer.key("route")
                writer.string(exchange.operation?.path.description ?? "")
                writer.key("cause")
                writer.string(String(describing: error))
            }
        }
        return ProblemDocument.response(failure, request: exchange.caller.request, language: exchange.caller.language)
    }

    /// Adds type, language, caching and tag.
    private func validate(
        _ representation: inout Representation, _ exchange: Exchange, _ fields: inout HeaderFields
    ) {
        if representation.type == .json, case .none = representation.caching, !representation.body.isEmpty {
            fields.append(contentsOf: Finisher.privateJSON[exchange.caller.language]!)
            return tag(&representation, exchange, &fields)
        }
        if !representation.body.isEmpty || representation.producer != nil {
            fields.append(.contentType, representation.type.field)
            if representation.type.isText {
                fields.append(.contentLanguage, exchange.caller.language.rawValue)
            }
        }
        if case .publicly(let seconds) = representation.caching {
            fields.append(.cacheControl, "public, max-age=\(seconds)")
            fields.append(.vary, "Accept-Language, Accept-Encoding")
        } else {
            fields.append(.cacheControl, "no-store")
        }
        tag(&representation, exchange, &fields)
    }

    /// Adds the entity tag of what has a version or may be cached; a body that the client has already becomes 304.
    private func tag(_ representation: inout Representation, _ exchange: Exchange, _ fields: inout HeaderFields) {
        var isTagged = representation.version != nil
        if case .publicly = representation.caching { isTagged = true }
        guard isTagged, representation.status == .ok || representation.status == .created else { return }
        let tag = EntityTag.of(
            representation.body, version: representation.version, language: exchange.caller.language)
        fields.append(.etag, tag)
        let isRead = exchange.head.method == .get || exchange.head.method == .head
        guard isRead, let known = exchange.head.fields[.ifNoneMatch], EntityTag.isNamed(tag, by: known) else { return }
        representation.status = .notModified
        representation.body = []
    }

    private func compress(
        _ representation: inout Representation, _ exchange: Exchange, _ fields: inout HeaderFields
    ) {
        guard representation.body.count >= GzipPreference.threshold, representation.type.isText,
            exchange.operation?.access == .anyone, GzipPreference.isAccepted(by: exchange.head),
            let compressed = Gzip.compress(representation.body)
        else { return }
        representation.body = compressed
        fields.append(.contentEncoding, "gzip")
    }

    /// Says that a streamed answer was cut, because its reader went away or its making failed.
    func recordLoss(of exchange: Exchange, _ error: any Error) {
        log.record(error is ConnectionLost ? .info : .error, "answer-cut") { writer in
            writer.key("request")
            writer.string(exchange.caller.request)
            writer.key("cause")
            writer.string(String(describing: type(of: error)))
        }
    }

    private func record(_ representation: Representation, _ exchange: Exchange) {
        let nanoseconds = MonotonicClock.nanoseconds() - exchange.began
        let isRead = exchange.head.method == .get || exchange.head.method == .head
        figures.count(representation.status.code, isRead ? .read : .write, nanoseconds: nanoseconds)
        guard logsRequests else { return }
        log.record(.info, "request") { writer in
            writer.key("request")
            writer.string(exchange.caller.request)
            writer.key("method")
            writer.string(exchange.head.method.rawValue)
            writer.key("route")
            writer.string(exchange.operation?.path.description ?? "none")
            writer.key("status")
            writer.integer(representation.status.code)
            writer.key("bytes")
            writer.integer(representation.body.count)
            writer.key("microseconds")
            writer.integer(nanoseconds / 1000)
            if let trace = exchange.head.fields[.traceParent].flatMap(TraceParent.init) {
                writer.key("trace")
                writer.string(trace.trace)
            }
        }
    }
}
