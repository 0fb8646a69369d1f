package import HTTP

/// What becomes of a request whose head is known.
package enum Admission: Sendable {
    /// Its body is read, up to that many bytes.
    case accept(bodyLimit: Int)
    /// It is answered at once; its body is not kept.
    case refuse(Response)

    /// The limit of JSON bodies, 1 MiB.
    package static let accept = Admission.accept(bodyLimit: 1 << 20)
}
