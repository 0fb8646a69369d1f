/// A way in which a request can fail: a stable code, the class of failure, and what people read.
///
/// Problems are declared once, as static members, by the module that throws them; their pages answer under
/// `/problems/{code}` (RFC 9457 §3.1.1).
package struct Problem: Sendable {
    /// Kebab-case, stable, listed in openapi.yaml.
    package let code: String
    package let kind: Kind
    package let title: Text
    /// What the client can do about it, for the problem's page.
    package let explanation: Text

    /// A problem of one kind.
    package init(_ code: String, _ kind: Kind, title: Text, explanation: Text) {
        self.code = code
        self.kind = kind
        self.title = title
        self.explanation = explanation
    }

    /// The classes of failure, one for each status that the service answers.
    package enum Kind: CaseIterable, Sendable {
        case malformed
        case unauthenticated
        case forbidden
        case notFound
        case methodNotAllowed
        case notAcceptable
        case timedOut
        case conflict
        case gone
        case preconditionFailed
        case tooLarge
        case targetTooLong
        case unsupported
        case expectationFailed
        case invalid
        case locked
        case preconditionRequired
        case tooManyRequests
        case headersTooLarge
        case internalError
        case notImplemented
        case unavailable
        case versionNotSupported
        case storageFull
    }
}

extension Problem: Hashable {
    package static func == (left: Problem, right: Problem) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
