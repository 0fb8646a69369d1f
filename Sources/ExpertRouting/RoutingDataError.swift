import JSON
import Kernel

/// A file of data/routing that cannot be used.
package struct RoutingDataError: Error, CustomStringConvertible {
    package let description: String

    /// Reads a file.
    ///
    /// - Throws: an error that names the file, and what is wrong in it.
    static func reading<Value>(_ path: String, _ body: ([UInt8]) throws -> Value) throws -> Value {
        guard let bytes = File.read(path) else { throw RoutingDataError(description: "\(path) cannot be read") }
        do { return try body(bytes) } catch let error as JSONError {
            throw RoutingDataError(description: "\(path): \(error.reason.rawValue) at \(error.pointer)")
        }
    }
}
