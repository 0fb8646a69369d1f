extension JSONTape {
    /// The first text, or key, that holds the character U+0000; `nil` when none does.
    ///
    /// Strict JSON lets it in by its escape only.
    package var firstNull: JSONError? {
        for (index, node) in nodes.enumerated() where node.kind == .string && node.isComplex {
            guard JSONTape.holdsNull(bytes[Int(node.start)..<Int(node.end)]) else { continue }
            return JSONError(.invalidValue, at: Int(node.start), pointer: pointer(to: index))
        }
        return nil
    }

    private static func holdsNull(_ text: ArraySlice<UInt8>) -> Bool {
        var place = text.startIndex
        while place < text.endIndex {
            guard text[place] == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            if text[place...].starts(with: "\\u0000".utf8) { return true }
            place += 2
        }
        return false
    }
}
