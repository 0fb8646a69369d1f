extension Evaluator {
    /// What a node was found to be in the present frame, if it was evaluated.
    @inline(__always)
    func known(_ id: Int32) -> Value? {
        let entry = memo[Int(id)]
        guard entry.stamp == stamp else { return nil }
        return Value(payload: entry.payload, missing: entry.missing, mark: entry.mark)
    }

    /// Remembers what a node was found to be.
    @inline(__always)
    func store(_ value: Value, at id: Int32) {
        memo[Int(id)] = Frame.Entry(
            payload: value.payload, missing: value.missing, mark: value.rawMark, stamp: stamp)
    }

    /// Evaluates in a frame from now on.
    func enter(_ inner: Frame) {
        frame = inner
        memo = inner.memo
        stamp = inner.stamp
    }
}
