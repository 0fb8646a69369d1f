import JSON

/// The schema of a body of the publicodes REST interface: `expressions` is an expression or a list of at least one,
/// `situation` gives expressions to names; an expression is a number, a text, or an object with something in it.
enum PublicodesSchema {
    /// Every place where a body breaks the schema; none when it fits.
    static func violations(of body: JSONValue) -> [SchemaViolation] {
        guard body.kind == .object else { return [.type("object", at: "", "#")] }
        var violations: [SchemaViolation] = []
        if let expressions = body["expressions"] {
            violations += list(expressions, at: ".expressions", "#/properties/expressions")
        } else {
            violations.append(.required("expressions"))
        }
        if let situation = body["situation"] { violations += answers(situation) }
        return violations
    }

    private static func list(_ value: JSONValue, at path: String, _ schema: String) -> [SchemaViolation] {
        var inList: [SchemaViolation] = []
        if value.kind == .array {
            if value.count == 0 { inList.append(.fewer("minItems", "items", at: path, schema + "/oneOf/0")) }
            for (place, element) in value.elements.enumerated() {
                inList += expression(element, at: "\(path)[\(place)]", schema + "/oneOf/0/items")
            }
        } else {
            inList.append(.type("array", at: path, schema + "/oneOf/0"))
        }
        if inList.isEmpty { return [] }
        let alone = expression(value, at: path, schema + "/oneOf/1")
        return alone.isEmpty ? [] : inList + alone + [.oneOf(at: path, schema)]
    }

    private static func answers(_ value: JSONValue) -> [SchemaViolation] {
        guard value.kind == .object else { return [.type("object", at: ".situation", "#/properties/situation")] }
        return value.members.flatMap { name, answer in
            expression(
                answer, at: ".situation['\(quoted(name))']", "#/properties/situation/additionalProperties")
        }
    }

    private static func expression(_ value: JSONValue, at path: String, _ schema: String) -> [SchemaViolation] {
        if value.kind == .number || value.kind == .string || value.kind == .object && value.count > 0 { return [] }
        let object: SchemaViolation =
            value.kind == .object
            ? .fewer("minProperties", "properties", at: path, schema + "/oneOf/2")
            : .type("object", at: path, schema + "/oneOf/2")
        return [
            .type("number", at: path, schema + "/oneOf/0"), .type("string", at: path, schema + "/oneOf/1"), object,
            .oneOf(at: path, schema),
        ]
    }

    /// A name inside the quotes of a path.
    private static func quoted(_ name: String) -> String {
        name.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }.reduce(into: "") { $0.append($1) }
    }
}
