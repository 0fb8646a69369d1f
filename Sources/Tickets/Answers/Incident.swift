package import Kernel

/// An outage that many tickets are about: linked to it, they are answered at once.
package struct Incident: Sendable {
    package let id: Identifier<Incident>
    var version: Int
    let organisation: String
    let title: String
    var endedAt: Timestamp?
    let createdAt: Timestamp
}
