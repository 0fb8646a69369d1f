package import HTTP
package import Kernel

/// What the engine may take from the machine, and how it says no.
package struct ServerConfiguration: Sendable {
    package var listeners: [Listener]
    /// Makes the answer to what never reaches a handler: a wrong request line, a body too long, a late request.
    /// The head is there when it was read.
    package var render: @Sendable (Failure, RequestHead?) -> Response
    /// Event threads; one per core when `nil`.
    package var threads: Int?
    package var connectionLimit = 10_000
    /// Connections of one network address (an IPv6 /64 counts as one).
    package var connectionLimitPerAddress = 10_000
    package var deadlines = Deadlines()
    /// Bodies longer than this many bytes are kept in a file.
    package var spoolThreshold = 256 << 10
    /// The folder of those files.
    package var spoolDirectory = "/var/tmp"

    /// The defaults.
    package init(listeners: [Listener], render: @escaping @Sendable (Failure, RequestHead?) -> Response) {
        self.listeners = listeners
        self.render = render
    }

    /// How long a client may take, in milliseconds of the monotonic clock.
    package struct Deadlines: Sendable {
        /// From the first byte of a head to its end.
        package var head: Int64 = 10_000
        /// What a body may take whatever its size; after it, at least `bodyRate` is wanted.
        package var body: Int64 = 10_000
        /// Bytes per second.
        package var bodyRate: Int64 = 1024
        /// Between two requests.
        package var idle: Int64 = 60_000
        /// Without one byte of an answer being taken.
        package var write: Int64 = 30_000
        /// For the client to close after the last answer.
        package var linger: Int64 = 2_000
        /// When stopping: how long a silent connection may still bring a request.
        package var drainGrace: Int64 = 500
        /// When stopping: how long what is in flight may take.
        package var drain: Int64 = 10_000

        /// The defaults of the product.
        package init() {}
    }
}
