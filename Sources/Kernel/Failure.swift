/// Why a request was refused: the only error that reaches a client as it is.
///
/// A detail of ours never contains what was typed: it may be personal, and it may be hostile.
package struct Failure: Error, Hashable, Sendable {
    package let problem: Problem
    /// What is wrong this time, when the problem's title does not say it all.
    package let detail: Text?
    /// The places in the request that are wrong.
    package let fields: [Field]
    /// Seconds after which trying again makes sense.
    package let retryAfter: Int?

    /// A refusal for one problem.
    package init(_ problem: Problem, _ detail: Text? = nil, fields: [Field] = [], retryAfter: Int? = nil) {
        self.problem = problem
        self.detail = detail
        self.fields = fields
        self.retryAfter = retryAfter
    }

    /// One wrong place of a request.
    package struct Field: Hashable, Sendable {
        /// A JSON pointer (RFC 6901) into the body, or `?name` for a query parameter, `#Name` for a header.
        package let pointer: String
        /// Kebab-case and stable.
        package let code: String
        package let message: Text

        /// What is wrong at one pointer.
        package init(_ pointer: String, _ code: String, _ message: Text) {
            self.pointer = pointer
            self.code = code
            self.message = message
        }
    }
}
