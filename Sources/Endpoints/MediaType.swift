/// A media type (RFC 9110 §8.3) that the service reads or writes.
package struct MediaType: Hashable, Sendable {
    /// Type and subtype, in lower case.
    package let essence: String
    /// What `Content-Type` says.
    package let field: String
    /// Whether answers of this type gain from compression.
    package let isText: Bool

    /// A media type; text is UTF-8.
    package init(_ essence: String, charset: Bool = false, isText: Bool = true) {
        self.essence = essence
        field = charset ? essence + "; charset=utf-8" : essence
        self.isText = isText
    }

    package static let json = MediaType("application/json")
    package static let problem = MediaType("application/problem+json")
    package static let jsonLines = MediaType("application/x-ndjson")
    package static let yaml = MediaType("application/yaml")
    package static let html = MediaType("text/html", charset: true)
    package static let css = MediaType("text/css", charset: true)
    package static let plain = MediaType("text/plain", charset: true)
    package static let csv = MediaType("text/csv", charset: true)
    package static let form = MediaType("application/x-www-form-urlencoded")
    package static let multipart = MediaType("multipart/form-data", isText: false)
    /// A stored file, of its own type.
    package static let any = MediaType("*/*", isText: false)
    package static let metrics = MediaType("text/plain; version=0.0.4", charset: true)

    /// Whether a `Content-Type` says this type, with no charset but UTF-8.
    func isNamed(by contentType: String) -> Bool {
        if contentType == essence { return true }
        let parts = contentType.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmed.lowercased() }
        guard parts[0] == essence else { return false }
        return parts.dropFirst().allSatisfy { part in
            !part.hasPrefix("charset=") || part == "charset=utf-8" || part == "charset=\"utf-8\""
        }
    }

    /// Whether an `Accept` field lets this type through (RFC 9110 §12.5.1): the most precise range decides.
    func isAccepted(by accept: String) -> Bool {
        if accept == "*/*" || accept == essence || self == .any { return true }
        // Who takes JSON takes it line by line: `curl --json` asks for nothing else.
        if self == .jsonLines, MediaType.json.isAccepted(by: accept) { return true }
        return quality(in: accept) > .zero
    }

    /// How much an `Accept` field wants this type: the most precise range decides.
    func quality(in accept: String) -> Quality {
        let type = essence.prefix { $0 != "/" }
        var best = (precision: -1, quality: Quality.zero)
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmed.lowercased() }
            guard let name = parts.first else { continue }
            let precision = name == essence ? 2 : name == "\(type)/*" ? 1 : name == "*/*" ? 0 : -1
            guard precision > best.precision else { continue }
            best = (precision, parts.dropFirst().compactMap { Quality(parameter: $0) }.first ?? .one)
        }
        return best.quality
    }
}

extension Substring {
    /// Without the spaces and tabs around it.
    var trimmed: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
