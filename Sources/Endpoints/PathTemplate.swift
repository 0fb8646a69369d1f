/// A path as openapi.yaml writes it, with its parameters in braces: `/v1/tickets/{ticket}/resolve`.
package struct PathTemplate: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let description: String
    let segments: [Segment]
    /// The names of the parameters, in order.
    let parameters: [String]

    /// One part between slashes.
    enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
        /// What is left of the path, slashes included; only at the end (`{name...}`).
        case rest(String)
    }

    package init(stringLiteral text: String) {
        precondition(text.hasPrefix("/"), "a path begins with a slash")
        description = text
        let segments: [Segment] = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
            let name = part.dropFirst().dropLast()
            return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .parameter(String(name))
        }
        self.segments = segments
        parameters = segments.compactMap { segment in
            switch segment {
            case .literal: nil
            case .parameter(let name), .rest(let name): name
            }
        }
    }

}
