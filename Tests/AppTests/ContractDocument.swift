import JSON
import TestSupport

/// openapi.yaml as the service serves it, with its references followed.
struct ContractDocument {
    let root: JSONValue

    init(_ api: TestAPI) throws { root = try api.get("/openapi.json").json }

    struct Entry {
        let method: String
        let path: String
        let operation: JSONValue
        /// Whether it says that it needs no token.
        var isPublic: Bool { operation["security"] == nil }
    }

    var entries: [Entry] {
        root["paths"]!.members.flatMap { path, item in
            item.members.filter { ["get", "post", "put", "patch", "delete"].contains($0.key) }.map {
                Entry(method: $0.key.uppercased(), path: path, operation: $0.value)
            }
        }
    }

    /// The value that a `$ref` names, or the value itself.
    func resolved(_ value: JSONValue) -> JSONValue {
        guard let reference = value["$ref"]?.string else { return value }
        return resolved(reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)]! })
    }
}
