import JSON

/// One place where a body breaks the schema of the publicodes REST interface, as its clients are told.
///
/// They read `keyword`, `dataPath` and `schemaPath`, whose values are those of the JSON Schema validator behind that
/// interface (ajv 6).
struct SchemaViolation: Encodable {
    let keyword: String
    let dataPath: String
    let schemaPath: String
    let params: [String: Parameter]
    let message: String

    /// What the keyword asks for.
    enum Parameter: Encodable {
        case text(String)
        case number(Int)
        case nothing

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .nothing: try container.encodeNil()
            }
        }
    }

    static func type(_ type: String, at path: String, _ schema: String) -> SchemaViolation {
        SchemaViolation(
            keyword: "type", dataPath: path, schemaPath: schema + "/type", params: ["type": .text(type)],
            message: "should be " + type)
    }

    static func fewer(_ keyword: String, _ what: String, at path: String, _ schema: String) -> SchemaViolation {
        SchemaViolation(
            keyword: keyword, dataPath: path, schemaPath: schema + "/" + keyword, params: ["limit": .number(1)],
            message: "should NOT have fewer than 1 " + what)
    }

    static func oneOf(at path: String, _ schema: String) -> SchemaViolation {
        SchemaViolation(
            keyword: "oneOf", dataPath: path, schemaPath: schema + "/oneOf", params: ["passingSchemas": .nothing],
            message: "should match exactly one schema in oneOf")
    }

    static func required(_ key: String) -> SchemaViolation {
        SchemaViolation(
            keyword: "required", dataPath: "", schemaPath: "#/required", params: ["missingProperty": .text(key)],
            message: "should have required property '\(key)'")
    }
}
