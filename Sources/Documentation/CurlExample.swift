import JSON

/// The command that tries an operation.
struct CurlExample {
    /// The command, on as many lines as it needs.
    let text: String

    /// For an operation, with the example of its body; parameters of the path stay to be filled in.
    init(_ operation: DescribedOperation, _ reference: Reference) {
        var lines = ["curl -s"]
        if operation.method != "GET", operation.method != "POST" || operation.example == nil {
            lines[0] += " -X \(operation.method)"
        }
        lines[0] += " '\(reference.address)\(operation.path)\(CurlExample.query(operation, reference))'"
        if operation.value["security"] != nil { lines.append("-H \"Authorization: Bearer $TOKEN\"") }
        for parameter in operation.parameters.map({ reference.resolved($0).value }) {
            guard parameter["in"]?.string == "header", parameter["required"]?.bool == true,
                let name = parameter["name"]?.string
            else { continue }
            lines.append("-H '\(name): \(parameter["example"]?.string ?? "...")'")
        }
        if let example = operation.example {
            let body = JSONLayout.text(example.value).replacing("'", with: #"'\''"#)
            if example.type == "application/json" {
                lines.append("--json '\(body)'")
            } else {
                lines.append("-H 'Content-Type: \(example.type)' --data-binary '\(example.value.string ?? body)'")
            }
        }
        text = lines.joined(separator: " \\\n  ")
    }

    /// The query parameters that must be there, with their examples.
    private static func query(_ operation: DescribedOperation, _ reference: Reference) -> String {
        let pairs = operation.parameters.map { reference.resolved($0).value }.compactMap { parameter -> String? in
            guard parameter["in"]?.string == "query", let name = parameter["name"]?.string else { return nil }
            let example = parameter["example"] ?? parameter["schema"]?["example"]
            guard let example, parameter["required"]?.bool == true else { return nil }
            return name + "=" + (example.string ?? String(decoding: example.raw, as: UTF8.self))
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}
