import Database
import Journal
import Kernel

/// An event as others learn of it: which kind, on which object at which version; whoever may, reads the rest there.
struct PublishedEvent: Encodable, Sendable {
    /// Also the cursor after which the next events come.
    let id: String
    let type: String
    let timestamp: Timestamp
    let data: Object

    /// What the event happened to.
    struct Object: Encodable, Sendable {
        let objectType: String
        let object: String
        let version: Int?
    }

    init(number: Int, type: String, at timestamp: Timestamp, on object: Object) {
        id = EntryCursor(after: number).description
        self.type = type
        self.timestamp = timestamp
        data = object
    }
}
