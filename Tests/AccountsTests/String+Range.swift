extension String {
    /// Where a text first occurs.
    func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
