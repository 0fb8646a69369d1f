package import Crypto
package import Journal
package import Kernel

/// A file that somebody sent, and what became of it.
package struct Attachment: Sendable {
    package typealias ID = Identifier<Attachment>

    package let id: ID
    package internal(set) var version: Int
    /// Gone once it is erased.
    package internal(set) var name: AttachmentName?
    package let type: AttachmentType
    /// The length in bytes.
    package let bytes: Int
    /// SHA-256 of the content as it was sent; gone once it is erased.
    package internal(set) var digest: Digest?
    package internal(set) var sender: Sender
    /// The thing that it was attached to.
    package internal(set) var object: ObjectName?
    package internal(set) var state: State
    package let createdAt: Timestamp

    /// Whether it was scanned, and with what result.
    package enum State: Hashable, Sendable {
        /// Waits for its scan; nobody reads it.
        case scanning
        case clean(at: Timestamp)
        /// Let through without a scan, because the service is set so.
        case unscanned
        /// The name that the scanner gives to what it found; the content was destroyed.
        case infected(at: Timestamp, signature: String)
        /// The scanner could not say; nobody reads it.
        case error(at: Timestamp)
        /// The content was destroyed.
        case erased(at: Timestamp)
    }

    /// How long a file waits to be attached to something, in seconds; then it is erased.
    package static let waitingTime: Int64 = 24 * 3600

    /// Whether its content may be given to who may see it.
    package var isReadable: Bool {
        switch state {
        case .clean, .unscanned: true
        case .scanning, .infected, .error, .erased: false
        }
    }

    /// Why its content is not given.
    func refusal() -> Failure? {
        switch state {
        case .clean, .unscanned: nil
        case .scanning: Failure(.attachmentLocked, retryAfter: 2)
        case .error: Failure(.attachmentLocked, .notScannable)
        case .infected, .erased: Failure(.attachmentGone)
        }
    }
}
