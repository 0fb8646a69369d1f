package import JSON
import Kernel

/// Changes of some members of an object, the others as they are; `null` takes a member away (RFC 7396).
package enum MergePatch {
    /// The object with the changes.
    package static func apply(_ patch: JSONValue, to base: [UInt8]) throws(JSONError) -> JSONValue {
        guard patch.kind == .object else { throw JSONError(.objectExpected, at: 0, pointer: "") }
        var writer = JSONWriter(reserving: base.count + patch.raw.count)
        write(patch, over: try JSONTape(base, limits: .file).root, into: &writer)
        return try JSONTape(writer.bytes, limits: .file).root
    }

    private static func write(_ patch: JSONValue, over base: JSONValue?, into writer: inout JSONWriter) {
        guard patch.kind == .object else { return writer.raw(patch.raw) }
        writer.beginObject()
        for (key, value) in base?.members.map({ $0 }) ?? [] where patch[key] == nil {
            writer.key(key)
            writer.raw(value.raw)
        }
        for (key, value) in patch.members where !value.isNull {
            writer.key(key)
            write(value, over: base?[key], into: &writer)
        }
        writer.endObject()
    }
}
