package import HTTP

/// One operation of the contract: what openapi.yaml says of it, in one value.
package struct Operation: Sendable {
    package let method: Method
    package let path: PathTemplate
    /// The `operationId` of openapi.yaml.
    package let id: String
    package let access: Access
    /// The longest body taken, in bytes.
    package let bodyLimit: Int
    /// What the body may be; none when the operation reads no body.
    package let consumes: [MediaType]
    /// What the answer is.
    package let produces: MediaType
    /// What else the answer may be, for those who ask for it: a page for people.
    package let alternative: MediaType?
    /// Against which limit it counts.
    package let counting: Counting
    /// Whether any origin may read the answer in a browser.
    package let isOpenToAllOrigins: Bool

    /// An operation; reading operations take no body unless told.
    package init(
        _ method: Method, _ path: PathTemplate, id: String, access: Access, consumes: [MediaType]? = nil,
        produces: MediaType = .json, or alternative: MediaType? = nil, bodyLimit: Int = 1 << 20,
        counting: Counting = .byCaller
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.access = access
        self.consumes = consumes ?? (method == .get || method == .delete ? [] : [.json])
        self.produces = produces
        self.alternative = alternative
        self.bodyLimit = bodyLimit
        self.counting = counting
        isOpenToAllOrigins = access == .anyone
    }
}

extension Operation {
    /// Whether it answers with a page for people, whose language its address may name: `?lang=en`.
    var isPage: Bool { produces == .html && method == .get }

    /// Whether an `Accept` field lets an answer through.
    func isAccepted(by accept: String) -> Bool {
        produces.isAccepted(by: accept) || alternative?.isAccepted(by: accept) == true
    }
}
