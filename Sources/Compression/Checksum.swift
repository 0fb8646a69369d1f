private import CZlib

/// The checksum of archives (CRC-32, ISO 3309): tells accidents, never ill will.
package struct Checksum {
    /// The checksum of all that was added.
    package private(set) var value: UInt32 = 0

    /// The checksum of nothing.
    package init() {}

    /// Adds the next bytes.
    package mutating func update(_ bytes: ArraySlice<UInt8>) {
        value = bytes.withUnsafeBufferPointer { UInt32(crc32(UInt(value), $0.baseAddress, UInt32($0.count))) }
    }
}
