private import Glibc

/// Why a file of keys cannot be used.
package enum KeyFileError: Error, Hashable, CustomStringConvertible {
    case unreadable(String, Int32)
    case unwritable(String, Int32)
    /// Something stands there already.
    case exists(String)
    /// The group or the world may read or write it.
    case readableByOthers(String)
    /// It belongs to another user.
    case notOurs(String)
    /// A line (from 1) is no key; 0 for the whole file.
    case malformed(String, Int)

    package var description: String {
        switch self {
        case .unreadable(let path, let code): "cannot read the keys \(path): \(String(cString: strerror(code)))"
        case .unwritable(let path, let code): "cannot write the keys \(path): \(String(cString: strerror(code)))"
        case .exists(let path): "\(path) exists already: keys are never overwritten"
        case .readableByOthers(let path): "others may read the keys \(path): chmod 600 \(path)"
        case .notOurs(let path): "the keys \(path) belong to another user"
        case .malformed(let path, 0): "\(path) is not a file of keys"
        case .malformed(let path, let line): "\(path), line \(line): not a key"
        }
    }
}
