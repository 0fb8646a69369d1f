private import Glibc

/// A call on a socket which the system refused.
package struct SocketError: Error, CustomStringConvertible {
    /// The name of the call.
    package let call: String
    /// `errno`.
    package let code: Int32

    /// The refusal of the call that has just been made.
    init(_ call: String) {
        self.call = call
        code = errno
    }

    package var description: String { "\(call): \(String(cString: strerror(code)))" }
}
