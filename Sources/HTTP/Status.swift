package import Kernel

/// A status code (RFC 9110 §15), 100 to 599.
package struct Status: Hashable, Sendable {
    /// The three digits.
    package let code: Int

    /// A status from its digits.
    package init(_ code: Int) {
        precondition((100...599).contains(code), "a status has three digits")
        self.code = code
    }

    /// The status which says a class of failure: the only place where one becomes the other.
    package init(_ kind: Problem.Kind) {
        let code =
            switch kind {
            case .malformed: 400
            case .unauthenticated: 401
            case .forbidden: 403
            case .notFound: 404
            case .methodNotAllowed: 405
            case .notAcceptable: 406
            case .timedOut: 408
            case .conflict: 409
            case .gone: 410
            case .preconditionFailed: 412
            case .tooLarge: 413
            case .targetTooLong: 414
            case .unsupported: 415
            case .expectationFailed: 417
            case .invalid: 422
            case .locked: 423
            case .preconditionRequired: 428
            case .tooManyRequests: 429
            case .headersTooLarge: 431
            case .internalError: 500
            case .notImplemented: 501
            case .unavailable: 503
            case .versionNotSupported: 505
            case .storageFull: 507
            }
        self.init(code)
    }

    /// Whether an answer with this status never has a body, nor a length (RFC 9110 §6.4.1).
    package var isBodiless: Bool { code < 200 || code == 204 || code == 304 }
}

extension Status: ExpressibleByIntegerLiteral {
    package init(integerLiteral code: Int) { self.init(code) }
}

extension Status {
    package static let ok = Status(200)
    package static let created = Status(201)
    package static let accepted = Status(202)
    package static let noContent = Status(204)
    package static let multiStatus = Status(207)
    package static let found = Status(302)
    package static let seeOther = Status(303)
    package static let notModified = Status(304)

    /// The reason phrase of the register of status codes; empty when it has none.
    package var reason: String {
        switch code {
        case 100: "Continue"
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 207: "Multi-Status"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 423: "Locked"
        case 428: "Precondition Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        case 507: "Insufficient Storage"
        default: ""
        }
    }
}
