private import CSodium

/// Comparison of secrets.
package enum ConstantTime {
    /// Whether two byte strings are equal, in a time that depends on their lengths only.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }
}
