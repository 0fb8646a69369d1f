import Endpoints
import JSON
import Kernel

/// What a schema allows, in few words of HTML.
struct SchemaWords {
    let reference: Reference

    /// `string`, `number, 0 to 100`, a link to a schema with a name...
    func type(of value: JSONValue) -> String {
        if let name = value["$ref"]?.string?.split(separator: "/").last.map(String.init) {
            return "<a href=\"/docs/schemas/\(HTMLPage.escape(name))\">\(HTMLPage.escape(name))</a>"
        }
        for (key, word) in [("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ")] {
            if let list = value[key] { return list.elements.map(type).joined(separator: word) }
        }
        if let constant = value["const"] { return code(constant) }
        if let list = value["enum"] { return list.elements.map(code).joined(separator: ", ") }
        let kinds = value["type"].map { $0.kind == .array ? $0.elements.compactMap(\.string) : [$0.string ?? ""] } ?? []
        var words = kinds.isEmpty ? "any value" : kinds.joined(separator: " or ")
        if kinds.contains("array"), let items = value["items"] { words = "list of " + type(of: items) }
        if let format = value["format"]?.string { words += " (\(HTMLPage.escape(format)))" }
        return words + limits(of: value)
    }

    private func limits(of value: JSONValue) -> String {
        func range(_ least: String, _ most: String, _ unit: String) -> String {
            switch (value[least]?.double, value[most]?.double) {
            case (let least?, let most?): ", \(text(least)) to \(text(most))\(unit)"
            case (let least?, nil): ", at least \(text(least))\(unit)"
            case (nil, let most?): ", at most \(text(most))\(unit)"
            case (nil, nil): ""
            }
        }
        var words = range("minimum", "maximum", "") + range("minLength", "maxLength", " characters")
        words += range("minItems", "maxItems", " items")
        if let pattern = value["pattern"]?.string { words += ", <code>\(HTMLPage.escape(pattern))</code>" }
        if let preset = value["default"] { words += ", \(code(preset)) when absent" }
        return words
    }

    private func text(_ number: Double) -> String { JavaScriptNumber.text(number) }

    private func code(_ value: JSONValue) -> String {
        "<code>\(HTMLPage.escape(value.string ?? String(decoding: value.raw, as: UTF8.self)))</code>"
    }

    /// A table of the members of an object; empty when it has none of its own.
    func table(of value: JSONValue) -> String {
        let parts = (value["allOf"].map { Array($0.elements) } ?? []).map { reference.resolved($0).value } + [value]
        let members = parts.flatMap { part in part["properties"].map { Array($0.members) } ?? [] }
        guard !members.isEmpty else { return "" }
        let required = Set(parts.flatMap { $0["required"].map { $0.elements.compactMap(\.string) } ?? [] })
        let rows = members.map { name, member in
            let description = member["description"]?.string ?? reference.resolved(member).value["description"]?.string
            return "<tr><th scope=\"row\"><code>\(HTMLPage.escape(name))</code></th><td>\(type(of: member))"
                + (required.contains(name) ? " <strong>required</strong>" : "")
                + "</td><td>\(Markup.line(description ?? ""))</td></tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Members"><table>
            <thead><tr><th scope="col">Member</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>

            """
    }
}
