import JSON
import Kernel
import Publicodes

/// A body of the publicodes REST interface, read as leniently as there: keys that nobody knows do not count, of a key said
/// twice the last counts, and units may have a space beside their slash.
struct PublicodesRequest {
    /// The body as the engine takes it.
    let body: JSONValue

    /// Why there is nothing to evaluate.
    enum Rejection: Error {
        /// The body is not JSON; a sentence.
        case unreadable(String)
        case violations([SchemaViolation])
        /// Empty or zero: their API takes it for no expression at all.
        case nothing
    }

    /// Reads a body.
    init(_ bytes: [UInt8]) throws(Rejection) {
        let given: JSONValue
        do throws(JSONError) {
            given = try JSONTape(bytes, limits: .lenientRequest).root
        } catch {
            throw .unreadable("\(error.reason.text.english) (\(error.offset))")
        }
        let violations = PublicodesSchema.violations(of: given)
        guard violations.isEmpty else { throw .violations(violations) }
        if given["expressions"]?.string == "" || given["expressions"]?.double == 0 { throw .nothing }
        var writer = JSONWriter(reserving: bytes.count + 64)
        PublicodesRequest.write(given, into: &writer)
        // What was just written from a tape can be read.
        guard let body = try? JSONTape(writer.bytes).root else { throw .unreadable("too large") }
        self.body = body
    }

    private static func write(_ value: JSONValue, into writer: inout JSONWriter) {
        switch value.kind {
        case .object:
            writer.beginObject()
            for (key, member) in lastOfEach(value) {
                writer.key(key)
                if key == "unité", let unit = member.string {
                    writer.string(withoutSpaceAtSlash(unit))
                } else {
                    write(member, into: &writer)
                }
            }
            writer.endObject()
        case .array:
            writer.beginArray()
            for element in value.elements { write(element, into: &writer) }
            writer.endArray()
        case .string: writer.string(value.string ?? "")
        case .null, .true, .false, .number: writer.raw(value.raw)
        }
    }

    /// The members, each name once: where it came first, with what it said last.
    private static func lastOfEach(_ object: JSONValue) -> [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = []
        var places: [String: Int] = [:]
        for (key, value) in object.members {
            if let place = places[key] {
                members[place].value = value
            } else {
                places[key] = members.count
                members.append((key, value))
            }
        }
        return members
    }

    /// A unit with the first space before a slash, then the first after one, taken away.
    private static func withoutSpaceAtSlash(_ unit: String) -> String {
        unit.replacing(" /", with: "/", maxReplacements: 1).replacing("/ ", with: "/", maxReplacements: 1)
    }
}
