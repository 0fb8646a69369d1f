package import Kernel

/// What a key is good for in the address book.
extension Scope {
    package static let directoryRead = Scope("directory:read")
    package static let directoryWrite = Scope("directory:write")
}
