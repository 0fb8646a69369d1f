extension Evaluator {
    /// A frame made from the present one: its situation, and what was evaluated if asked.
    func derivedFrame(copyingCache: Bool) throws(PublicodesError) -> Frame {
        guard frameDepth < limits.engineDepth else {
            throw PublicodesError(
                .limit, "Trop de contextes les uns dans les autres", rule: name(of: frame.evaluatedRule))
        }
        let inner = if let free = freeFrames.popLast() { free } else { try newFrame() }
        inner.becomeCopy(of: frame, withCache: copyingCache)
        return inner
    }

    private func newFrame() throws(PublicodesError) -> Frame {
        frameCount += 1
        guard frameCount <= limits.engines else {
            throw PublicodesError(.limit, "Trop de contextes différents", rule: name(of: frame.evaluatedRule))
        }
        return Frame(nodes: nodes.count + 1024, rules: rules.count)
    }

    /// Gives a frame and those made from it back, to be used again.
    func release(_ frame: Frame) {
        for inner in frame.contexts.values { release(inner) }
        frame.resetCache()
        freeFrames.append(frame)
    }

    /// Forgets what was evaluated in a frame.
    func resetCache(_ inner: Frame) {
        for frame in inner.contexts.values { release(frame) }
        inner.resetCache()
        if inner === frame { enter(inner) }
    }

    /// Evaluates in another frame.
    func within(_ inner: Frame, _ body: () throws(PublicodesError) -> Value) throws(PublicodesError) -> Value {
        let outer = frame
        enter(inner)
        frameDepth += 1
        defer {
            enter(outer)
            frameDepth -= 1
        }
        return try body()
    }

    /// Sets what a rule is in an inner frame, as the reference's `setSituation` does.
    func setSituation(of rule: Int32, to node: Int32, in inner: Frame) throws(PublicodesError) {
        if rules[rule].isPrivate {
            throw PublicodesError(
                .situation, "La règle \(name(of: rule)) est une règle privée.", rule: name(of: rule))
        }
        inner.reserve(nodes: nodes.count, rules: rules.count)
        inner.overlay[Int(rules[rule].situation)] = node
    }

    /// A constant that a trial will change.
    func newTrialNode(unit: UnitSlot) -> Int32 {
        var node = NodeRecord(
            kind: .constant, detail: UInt8(Value.Tag.number.rawValue), nullability: .never, unit: unit)
        node.type = .number
        numbers.append(0)
        node.a = Int32(numbers.count - 1)
        nodes.append(node)
        return Int32(nodes.count - 1)
    }
}
