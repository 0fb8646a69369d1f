import Database
import Endpoints
import HTTP
import JSON
import Kernel
import YAML

/// The contract in both spellings, made once at start from the one file.
struct Contract: Sendable {
    let yaml: [UInt8]
    let json: [UInt8]
    /// The contract, to be read.
    let root: JSONValue
    /// What it says of the publicodes REST interface alone, as clients of that interface expect to find it.
    let publicodes: [UInt8]

    /// Reads openapi.yaml.
    ///
    /// - Throws: when it is not YAML.
    init(yaml bytes: [UInt8]) throws {
        yaml = bytes
        var writer = JSONWriter(reserving: bytes.count * 2)
        Contract.write(try YAMLNode(bytes), to: &writer)
        json = writer.bytes
        root = try JSONTape(writer.bytes, limits: .file).root
        publicodes = ContractPart(root, under: "/api/v1").bytes
    }

    /// The tags that its operations have.
    var topics: Set<String> {
        let operations = (root["paths"]?.members ?? root.members).flatMap { $0.value.members.map(\.value) }
        return Set(operations.flatMap { $0["tags"]?.elements.compactMap(\.string) ?? [] })
    }

    private static func write(_ node: YAMLNode, to writer: inout JSONWriter) {
        switch node.content {
        case .scalar(let scalar):
            switch scalar.value {
            case .null: writer.null()
            case .boolean(let value): writer.bool(value)
            case .number(let value): writer.number(value)
            case .string: writer.string(scalar.text)
            }
        case .sequence(let nodes):
            writer.beginArray()
            for node in nodes { write(node, to: &writer) }
            writer.endArray()
        case .mapping(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.key)
                write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}

/// The contract as its file says it.
struct ShowContract: Query {
    static let operation = Operation(.get, "/openapi.yaml", id: "contractAsYAML", access: .anyone, produces: .yaml)
    let contract: Contract

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .yaml, contract.yaml, caching: .publicly(seconds: 300))
    }
}

/// The contract as JSON.
struct ShowContractAsJSON: Query {
    static let operation = Operation(.get, "/openapi.json", id: "contractAsJSON", access: .anyone)
    let contract: Contract

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .json, contract.json, caching: .publicly(seconds: 300))
    }
}
