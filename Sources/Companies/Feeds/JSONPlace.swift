import JSON
import Kernel

/// Where something stands in an answer: a JSON pointer (RFC 6901), empty for the whole.
struct JSONPlace: TextCodable, Hashable {
    let description: String
    private let steps: [String]

    init?(_ description: String) {
        guard description.isEmpty || description.hasPrefix("/"), description.unicodeScalars.count <= 200 else {
            return nil
        }
        self.description = description
        steps = description.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    /// What stands there.
    func find(in root: JSONValue) -> JSONValue? {
        var value: JSONValue? = root
        for step in steps {
            guard let here = value else { return nil }
            if here.kind == .array {
                value = Int(step).flatMap { place in here.elements.dropFirst(place).first { _ in true } }
            } else {
                value = here[step]
            }
        }
        return value
    }
}
