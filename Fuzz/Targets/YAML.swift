import YAML

/// Any bytes: a tree within the limits, or an error with its place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    let limits = YAMLLimits(size: 8192, depth: 20, nodes: 2000)
    do {
        let node = try YAMLNode(text, limits: limits)
        precondition(node == (try? YAMLNode(text, limits: limits)) || node != node, "two readings differ")
        var count = 0
        walk(node, depth: 0, &count)
        precondition(count <= limits.nodes, "more values than allowed")
    } catch {
        precondition(error.position.line >= 1 && error.position.column >= 1)
        precondition(error.position.line <= text.count + 2, "a line after the end")
        _ = error.message
    }
    return 0
}

private func walk(_ node: YAMLNode, depth: Int, _ count: inout Int) {
    precondition(depth <= 20, "deeper than allowed")
    count += 1
    switch node.content {
    case .scalar: break
    case .sequence(let elements): for element in elements { walk(element, depth: depth + 1, &count) }
    case .mapping(let members):
        precondition(Set(members.map(\.key)).count == members.count, "a key twice")
        for member in members { walk(member.value, depth: depth + 1, &count) }
    }
}
