import HTTP

/// Finds the route of a path: one tree for all modules, literal segments before parameters.
package final class Router: Sendable {
    private let root: Node
    /// Paths without a parameter, found in one look.
    private let literals: [String: Node]
    /// Every route, in the order of declaration.
    package let routes: [Route]

    /// A router of routes; two routes of the same method and path are a mistake of ours.
    package init(_ routes: [Route]) {
        self.routes = routes
        let tree = Tree()
        var literals: [String: Node] = [:]
        for route in routes { tree.insert(route) }
        root = tree.frozen()
        for path in Set(routes.map(\.operation.path)) where path.parameters.isEmpty {
            literals[path.description] = root.find(path.segments[...])
        }
        self.literals = literals
    }

    /// A path that is known: its routes by method, and the values of its parameters.
    struct Match {
        let node: Node
        let values: [String]

        /// The route of a method; HEAD is served as GET.
        func route(_ method: Method) -> Route? { node.routes[method == .head ? .get : method] }

        /// What `Allow` says.
        var allowed: String {
            var methods = Set(node.routes.keys)
            if methods.contains(.get) { methods.insert(.head) }
            methods.insert(.options)
            return Method.allCases.filter(methods.contains).map(\.rawValue).joined(separator: ", ")
        }
    }

    /// Looks a path up; `nil` when nothing is there.
    func match(_ target: RequestTarget) -> Match? {
        if let node = literals[target.path] { return Match(node: node, values: []) }
        var values: [String] = []
        guard let node = root.match(target.segments[...], &values) else { return nil }
        return Match(node: node, values: values)
    }

    /// One place of the tree.
    final class Node: Sendable {
        let routes: [Method: Route]
        private let literals: [String: Node]
        private let parameter: Node?
        private let rest: Node?

        init(routes: [Method: Route], literals: [String: Node], parameter: Node?, rest: Node?) {
            self.routes = routes
            self.literals = literals
            self.parameter = parameter
            self.rest = rest
        }

        /// The node of a path's segments; an empty segment is no value.
        func match(_ segments: ArraySlice<String>, _ values: inout [String]) -> Node? {
            guard let segment = segments.first else { return routes.isEmpty ? nil : self }
            if let node = literals[segment]?.match(segments.dropFirst(), &values) { return node }
            if let parameter, !segment.isEmpty {
                values.append(segment)
                if let node = parameter.match(segments.dropFirst(), &values) { return node }
                values.removeLast()
            }
            guard let rest, !segment.isEmpty else { return nil }
            values.append(segments.joined(separator: "/"))
            return rest
        }

        /// The node of a template without parameters.
        func find(_ segments: ArraySlice<PathTemplate.Segment>) -> Node? {
            guard case .literal(let name)? = segments.first else { return self }
            return literals[name]?.find(segments.dropFirst())
        }
    }

    /// The tree while it grows.
    private final class Tree {
        private var routes: [Method: Route] = [:]
        private var literals: [String: Tree] = [:]
        private var parameter: Tree?
        private var rest: Tree?

        func insert(_ route: Route) {
            var tree = self
            for segment in route.operation.path.segments { tree = tree.child(segment) }
            precondition(
                tree.routes.updateValue(route, forKey: route.operation.method) == nil,
                "two routes at \(route.operation.method.rawValue) \(route.operation.path)")
        }

        private func child(_ segment: PathTemplate.Segment) -> Tree {
            switch segment {
            case .literal(let name):
                let child = literals[name] ?? Tree()
                literals[name] = child
                return child
            case .parameter:
                let child = parameter ?? Tree()
                parameter = child
                return child
            case .rest:
                let child = rest ?? Tree()
                rest = child
                return child
            }
        }

        func frozen() -> Node {
            Node(
                routes: routes, literals: literals.mapValues { $0.frozen() }, parameter: parameter?.frozen(),
                rest: rest?.frozen())
        }
    }
}
