import JSON

/// Checks values against the schemas of the contract: the part of JSON Schema that the contract uses, and a complaint
/// about any other, so that a schema cannot be decoration.
struct SchemaCheck {
    let contract: ContractDocument

    private static let known: Set = [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "oneOf", "enum", "const", "minimum",
        "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "format", "description",
        "examples",
        "pattern", "default", "anyOf", "title", "deprecated", "uniqueItems",
    ]

    /// What is wrong with a value, each with its pointer.
    func faults(_ value: JSONValue, _ schema: JSONValue) -> [String] {
        if schema.bool == true { return [] }
        let schema = contract.resolved(schema)
        var faults: [String] = []
        func expect(_ holds: Bool, _ what: String) { if !holds { faults.append("\(value.pointer): \(what)") } }

        for (key, _) in schema.members {
            expect(Self.known.contains(key), "the schema says \(key), which is not checked")
        }
        if let type = schema["type"] {
            let types = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
            expect(types.contains { Self.isType($0, value) }, "not of type \(types)")
        }
        if let constant = schema["const"] { expect(constant.raw == value.raw, "not the constant") }
        if let choices = schema["enum"] { expect(choices.elements.contains { $0.raw == value.raw }, "not in the enum") }
        for (keyword, isExact) in [("oneOf", true), ("anyOf", false)] {
            guard let choices = schema[keyword] else { continue }
            let fitting = choices.elements.filter { self.faults(value, $0).isEmpty }.count
            expect(isExact ? fitting == 1 : fitting > 0, "fits \(fitting) schemas of \(keyword)")
        }
        if let number = value.double {
            if let minimum = schema["minimum"]?.double { expect(number >= minimum, "below the minimum") }
            if let maximum = schema["maximum"]?.double { expect(number <= maximum, "above the maximum") }
        }
        if let text = value.string {
            if let minimum = schema["minLength"]?.integer { expect(text.unicodeScalars.count >= minimum, "too short") }
            if let maximum = schema["maxLength"]?.integer { expect(text.unicodeScalars.count <= maximum, "too long") }
        }
        if value.kind == .array {
            if let minimum = schema["minItems"]?.integer { expect(value.count >= minimum, "too few items") }
            if let maximum = schema["maxItems"]?.integer { expect(value.count <= maximum, "too many items") }
            if let items = schema["items"] { for element in value.elements { faults += self.faults(element, items) } }
        }
        if value.kind == .object { faults += objectFaults(value, schema) }
        return faults
    }

    private func objectFaults(_ value: JSONValue, _ schema: JSONValue) -> [String] {
        var faults: [String] = []
        if let minimum = schema["minProperties"]?.integer, value.count < minimum {
            faults.append("\(value.pointer): empty")
        }
        if let required = schema["required"] {
            for key in required.elements.compactMap(\.string) where value[key] == nil {
                faults.append("\(value.pointer): \(key) is missing")
            }
        }
        for (key, member) in value.members {
            if let property = schema["properties"]?[key] {
                faults += self.faults(member, property)
            } else if let others = schema["additionalProperties"] {
                faults +=
                    others.bool == false
                    ? ["\(value.pointer): \(key) is not in the schema"] : self.faults(member, others)
            }
        }
        return faults
    }

    private static func isType(_ name: String, _ value: JSONValue) -> Bool {
        switch name {
        case "object": value.kind == .object
        case "array": value.kind == .array
        case "string": value.kind == .string
        case "number": value.kind == .number
        case "integer": value.integer != nil
        case "boolean": value.bool != nil
        case "null": value.isNull
        default: false
        }
    }
}
