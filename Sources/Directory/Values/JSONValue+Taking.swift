import Endpoints
package import JSON
package import Kernel

extension JSONValue {
    /// A member that must be there and of its type, and the object without it.
    package func taking<Value: Decodable>(_ key: String, as type: Value.Type = Value.self) throws(Failure) -> (
        Value, JSONValue
    ) {
        do throws(JSONError) {
            guard kind == .object else { throw JSONError(.objectExpected, at: 0, pointer: pointer) }
            guard let member = self[key] else { throw JSONError(.missingKey, at: 0, pointer: "\(pointer)/\(key)") }
            let value = try JSONDecoder.decode(type, from: member)
            var writer = JSONWriter(reserving: raw.count)
            writer.beginObject()
            for (other, value) in members where other != key {
                writer.key(other)
                writer.raw(value.raw)
            }
            writer.endObject()
            return (value, try JSONTape(writer.bytes, limits: .file).root)
        } catch {
            throw Failure(error)
        }
    }
}
