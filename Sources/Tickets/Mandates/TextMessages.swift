package import Endpoints
import Kernel

/// Sends text messages: given by the application, so that any provider can take the place of another.
package protocol TextMessages: Sendable {
    /// Sends one; gives the name that the provider has for it.
    ///
    /// - Throws: when the provider did not take it; it is tried again.
    func send(_ text: String, to phone: String, on worker: Worker) throws -> String
}

/// Keeps text messages instead of sending them: for trying out, and for tests, which read what would have gone out.
package struct LocalTextMessages: TextMessages {
    /// Nothing goes anywhere: the messages of a mandate are shown with it.
    package init() {}

    /// Keeps the message where it stands, and names it.
    package func send(_ text: String, to phone: String, on worker: Worker) throws -> String {
        "local-" + Identifier<LocalTextMessages>(at: worker.now).description
    }
}
