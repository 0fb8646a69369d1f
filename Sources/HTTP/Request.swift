/// One request, whole.
package struct Request: Sendable {
    package let head: RequestHead
    package let body: RequestBody

    /// A request with its body.
    package init(_ head: RequestHead, body: RequestBody = .none) {
        self.head = head
        self.body = body
    }
}
