/// Bytes that are never shown: no description, no equality, no encoding.
package struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
    /// Reads the bytes, for the function that needs them.
    package let bytes: [UInt8]

    /// Keeps bytes from being shown.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var description: String { "secret" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
