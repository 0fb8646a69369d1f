import HTTP
import Kernel

/// What a caller may still do after one request, or why that one was too many.
package struct Allowance: Sendable {
    /// What every answer of its class says, made once.
    let constants: Constants
    /// Requests that are left now.
    package let remaining: Int
    /// Seconds until the whole quota is there again.
    package let fullAfter: Int
    /// Seconds after which one request is allowed; `nil` when this one was.
    package let refusedFor: Int?

    /// The refusal, when there is one.
    var failure: Failure? { refusedFor.map { Failure(.rateLimited, retryAfter: $0) } }

    /// Says in an answer what its caller may still do (draft-ietf-httpapi-ratelimit-headers-11 §3 and §4).
    func addFields(to fields: inout HeaderFields) {
        fields.append(contentsOf: constants.policy)
        fields.append(.rateLimit, value)
    }

    /// The parts of the fields that do not change.
    struct Constants: Sendable {
        /// The whole of `RateLimit-Policy`.
        let policy: HeaderFields
        /// `"anonymous";r=`
        let front: String

        init(_ kind: RateLimitClass, _ limit: RateLimit) {
            policy = [.rateLimitPolicy: "\"\(kind.name)\";q=\(limit.quota);w=\(limit.window)"]
            front = "\"\(kind.name)\";r="
        }
    }

    /// `"anonymous";r=587;t=41`, written in one piece: nearly every answer has it.
    private var value: String {
        let middle = ";t="
        return String(unsafeUninitializedCapacity: constants.front.utf8.count + 2 * 20 + middle.utf8.count) { buffer in
            var end = 0
            Allowance.put(constants.front, buffer, &end)
            Allowance.put(remaining, buffer, &end)
            Allowance.put(middle, buffer, &end)
            Allowance.put(fullAfter, buffer, &end)
            return end
        }
    }

    private static func put(_ text: String, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
        for byte in text.utf8 {
            buffer[end] = byte
            end += 1
        }
    }

    private static func put(_ number: Int, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            buffer[end] = UInt8(0x30 + number / divisor % 10)
            end += 1
            divisor /= 10
        }
    }
}
