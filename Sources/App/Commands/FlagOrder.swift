import JSON

/// A JSON object made of the flags that were typed.
struct FlagOrder {
    let bytes: [UInt8]

    /// The flags given, of those that are texts and of those that are lists between commas.
    init(_ arguments: Arguments, texts: [String], lists: [String] = []) {
        var writer = JSONWriter(reserving: 256)
        writer.beginObject()
        for flag in texts {
            guard let value = arguments.flags[flag] else { continue }
            writer.key(flag)
            writer.string(value)
        }
        for flag in lists {
            guard let value = arguments.flags[flag] else { continue }
            writer.key(flag)
            writer.beginArray()
            for item in value.split(separator: ",") { writer.string(String(item)) }
            writer.endArray()
        }
        writer.endObject()
        bytes = writer.bytes
    }
}
