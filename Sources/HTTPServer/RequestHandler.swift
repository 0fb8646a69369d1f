package import HTTP

/// What answers the requests of one event thread: made on it, used on it alone, so that it needs no lock.
package protocol RequestHandler: AnyObject {
    /// Looks at the head, before the body is read and before the client is told to send it.
    func admit(_ head: RequestHead) -> Admission

    /// Answers a whole request: at once through `reply`, or later from any thread.
    func handle(_ request: Request, _ reply: Reply)
}
