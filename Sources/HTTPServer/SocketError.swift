private import Glibc

/// A call on a socket which the system refused.
package struct SocketError: Error, CustomStringConvertible {
    /// The name of the call.
    package let call: String
    /// `errno`.
    package let code: Int32

    /// The refusal of the call that has just been made, or one that it would have met.
    init(_ call: String, _ code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    package var description: String { "\(call): \(String(cString: strerror(code)))" }
}
