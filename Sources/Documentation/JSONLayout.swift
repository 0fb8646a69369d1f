import JSON

/// JSON laid out for reading.
enum JSONLayout {
    /// A value over several lines, two spaces a level; short ones on one line.
    static func text(_ value: JSONValue, indent: Int = 0) -> String {
        let flat = String(decoding: value.raw, as: UTF8.self)
        guard flat.utf8.count > 72, value.kind == .object || value.kind == .array else { return flat }
        let margin = String(repeating: "  ", count: indent + 1)
        let end = String(repeating: "  ", count: indent)
        if value.kind == .array {
            let lines = value.elements.map { margin + text($0, indent: indent + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(end)]"
        }
        let lines = value.members.map { key, member in
            margin + quoted(key) + ": " + text(member, indent: indent + 1)
        }
        return "{\n" + lines.joined(separator: ",\n") + "\n\(end)}"
    }

    private static func quoted(_ key: String) -> String {
        var writer = JSONWriter()
        writer.string(key)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
