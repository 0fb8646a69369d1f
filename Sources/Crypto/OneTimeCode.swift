private import COpenSSL
package import Kernel

/// The six digits that a person's device shows for 30 seconds (RFC 6238 on HMAC-SHA-1, RFC 4226 §5.3: what every
/// authenticator application speaks).
package struct OneTimeCode: Sendable {
    private let secret: Secret

    /// The codes of one device; the secret has 20 bytes (RFC 4226 §4).
    package init(secret: Secret) { self.secret = secret }

    /// How long a code is shown, in seconds.
    package static let period: Int64 = 30

    /// The number of the period that an instant lies in.
    package static func step(at now: Timestamp) -> Int { Int(now.milliseconds / 1000 / period) }

    /// The code of a period.
    package func code(step: Int) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - $0 * 8)) }
        var code = [UInt8](repeating: 0, count: 20)
        var count: UInt32 = 0
        // The only use of SHA-1, which is broken for signatures and not for this (RFC 6194 §3.3).
        HMAC(EVP_sha1(), secret.bytes, Int32(secret.bytes.count), counter, counter.count, &code, &count)
        precondition(count == 20, "HMAC-SHA-1 gives 20 bytes")
        let place = Int(code[19] & 0xF)
        let number = code[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The period whose code was typed: this one, the one before or the one after, for clocks that are a little off, and
    /// none that was taken before (RFC 6238 §5.2).
    ///
    /// - Returns: `nil` when the code is wrong.
    package func step(of typed: String, at now: Timestamp, after last: Int) -> Int? {
        let present = OneTimeCode.step(at: now)
        var found: Int?
        for step in [present - 1, present, present + 1] {
            let isRight = ConstantTime.areEqual(Array(code(step: step).utf8), Array(typed.utf8))
            if isRight, step > last { found = step }
        }
        return found
    }
}
