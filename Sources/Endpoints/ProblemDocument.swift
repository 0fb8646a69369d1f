import HTTP
private import JSON
package import Kernel

/// A refusal as clients see it: `application/problem+json` (RFC 9457).
package enum ProblemDocument {
    /// The answer that says a refusal, in one language, with the name of the request.
    package static func response(_ failure: Failure, request: String, language: Language) -> Representation {
        let status = Status(failure.problem.kind)
        var writer = JSONWriter(reserving: 512)
        writer.beginObject()
        writer.key("type")
        writer.string("/problems/" + failure.problem.code)
        writer.key("title")
        writer.string(failure.problem.title(in: language))
        writer.key("status")
        writer.integer(status.code)
        if let detail = failure.detail {
            writer.key("detail")
            writer.string(detail(in: language))
        }
        writer.key("code")
        writer.string(failure.problem.code)
        writer.key("instance")
        writer.string("urn:guichet:request:" + request)
        writer.key("requestId")
        writer.string(request)
        writeFields(of: failure, in: language, to: &writer)
        writer.endObject()
        return Representation(status, .problem, writer.bytes, fields: fields(of: failure))
    }

    private static func writeFields(of failure: Failure, in language: Language, to writer: inout JSONWriter) {
        guard !failure.fields.isEmpty else { return }
        writer.key("errors")
        writer.beginArray()
        for field in failure.fields {
            writer.beginObject()
            writer.key("pointer")
            writer.string(field.pointer)
            writer.key("code")
            writer.string(field.code)
            writer.key("message")
            writer.string(field.message(in: language))
            writer.endObject()
        }
        writer.endArray()
    }

    private static func fields(of failure: Failure) -> HeaderFields {
        var fields = HeaderFields()
        if let seconds = failure.retryAfter { fields.append(.retryAfter, String(seconds)) }
        if failure.problem.kind == .unauthenticated { fields.append(.wwwAuthenticate, "Bearer realm=\"guichet\"") }
        return fields
    }
}

extension Representation {
    /// A refusal that keeps what the command did, as counting a failed attempt; throwing it would undo that.
    package static func refusal(_ failure: Failure, for caller: Caller) -> Representation {
        ProblemDocument.response(failure, request: caller.request, language: caller.language)
    }
}
