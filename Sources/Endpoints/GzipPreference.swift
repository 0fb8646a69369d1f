import HTTP

/// When an answer is compressed: large, public, and to who takes it.
///
/// Answers that a token opens are left as they are: compression beside a secret tells its length (BREACH).
enum GzipPreference {
    /// Shorter bodies fit in one packet anyway.
    static let threshold = 1400

    /// Whether a request takes gzip.
    static func isAccepted(by head: RequestHead) -> Bool {
        guard let field = head.fields[.acceptEncoding] else { return false }
        return field.split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map { $0.trimmed.lowercased() }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { Quality(parameter: $0) == .zero }
        }
    }
}
