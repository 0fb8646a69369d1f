import JSON
import Kernel

/// The contract, found by what people look for.
struct Reference: Sendable {
    let contract: JSONValue
    let topics: [Topic]
    let operations: [String: DescribedOperation]
    /// Where the examples send their requests.
    let address: String

    /// A tag of the contract and its operations, in the order of the contract.
    struct Topic: Sendable {
        let name: String
        let description: String
        let operations: [DescribedOperation]
    }

    init(_ contract: JSONValue, access: [String: String], address: String) {
        var described: [DescribedOperation] = []
        for (path, item) in contract["paths"]?.members ?? JSONTape.empty.members {
            for (method, value) in item.members {
                guard let id = value["operationId"]?.string else { continue }
                described.append(
                    DescribedOperation(
                        id: id, method: method.uppercased(), path: path, value: value, access: access[id],
                        shared: item["parameters"]))
            }
        }
        topics = (contract["tags"].map { Array($0.elements) } ?? []).map { tag in
            let name = tag["name"]?.string ?? ""
            return Topic(
                name: name, description: tag["description"]?.string ?? "",
                operations: described.filter { $0.topic == name })
        }
        self.contract = contract
        self.address = address
        operations = Dictionary(described.map { ($0.id, $0) }) { first, _ in first }
    }

    /// What a `$ref` points at, followed to its end; the value itself when it is none.
    func resolved(_ value: JSONValue) -> (name: String?, value: JSONValue) {
        var name: String?
        var value = value
        for _ in 0..<8 {
            guard let pointer = value["$ref"]?.string else { break }
            var target: JSONValue? = contract
            for part in pointer.split(separator: "/").dropFirst() { target = target?[String(part)] }
            guard let target else { break }
            name = pointer.split(separator: "/").last.map(String.init)
            value = target
        }
        return (name, value)
    }

    /// A schema of the contract.
    func schema(_ name: String) -> JSONValue? { contract["components"]?["schemas"]?[name] }
}

/// One operation as the contract tells it.
struct DescribedOperation: Sendable {
    let id: String
    let method: String
    let path: String
    let value: JSONValue
    /// Who may call it, as the code says.
    let access: String?
    /// The parameters that all operations of its path share.
    let shared: JSONValue?

    var topic: String { value["tags"]?.elements.first { _ in true }?.string ?? "" }
    var summary: String { value["summary"]?.string ?? id }

    /// Its parameters, those of the path first.
    var parameters: [JSONValue] { [shared, value["parameters"]].flatMap { $0.map { Array($0.elements) } ?? [] } }

    /// The first example of its body, with its media type.
    var example: (type: String, value: JSONValue)? {
        for (type, content) in value["requestBody"]?["content"]?.members ?? JSONTape.empty.members {
            if let example = content["example"] { return (type, example) }
            if let first = content["examples"]?.members.first(where: { _ in true })?.value["value"] {
                return (type, first)
            }
        }
        return nil
    }
}

extension JSONTape {
    /// An object without members, where the contract lacks one.
    static let empty = JSONTape.emptyObject.root
    private static let emptyObject: JSONTape = {
        guard let tape = try? JSONTape("{}") else { preconditionFailure("{} is JSON") }
        return tape
    }()
}
