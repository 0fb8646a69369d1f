/// Text reduced to what a search compares: lower-case ASCII letters and digits, words parted by one space.
///
/// Accents, capitals, hyphens and apostrophes go; `œ` and `æ` are two letters; `st` and `ste` alone are `saint` and
/// `sainte`.
package struct FoldedText: Sendable {
    /// ASCII letters, digits and spaces.
    package private(set) var bytes: [UInt8] = []

    private static let space: UInt8 = 0x20

    /// The base letters of U+00C0 to U+017F; `æ`, `œ` and the like are completed below.
    private static let latin = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuyts" + "aaaaaaaceeeeiiiidnooooo ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo"
            + "oorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// Folds a text; `completesLastWord` says whether an abbreviation in last place may still be typed further.
    package init(_ text: some StringProtocol, expandsLastWord: Bool = true) {
        bytes.reserveCapacity(text.utf8.count + 8)
        var wordStart = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: bytes.append(UInt8(scalar.value))
            case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
            case 0xC6, 0xE6: bytes.append(contentsOf: [0x61, 0x65])
            case 0x152, 0x153: bytes.append(contentsOf: [0x6F, 0x65])
            case 0xDF: bytes.append(contentsOf: [0x73, 0x73])
            case 0xC0...0x17F where FoldedText.latin[Int(scalar.value) - 0xC0] != FoldedText.space:
                bytes.append(FoldedText.latin[Int(scalar.value) - 0xC0])
            case 0x300...0x36F: continue
            default: endWord(&wordStart)
            }
        }
        if expandsLastWord { expand(from: wordStart) }
        if bytes.last == FoldedText.space { bytes.removeLast() }
    }

    /// The words.
    var words: [ArraySlice<UInt8>] { bytes.split(separator: FoldedText.space) }

    private mutating func endWord(_ wordStart: inout Int) {
        guard bytes.count > wordStart else { return }
        expand(from: wordStart)
        bytes.append(FoldedText.space)
        wordStart = bytes.count
    }

    private mutating func expand(from wordStart: Int) {
        switch bytes[wordStart...] {
        case [0x73, 0x74]: bytes.replaceSubrange(wordStart..., with: "saint".utf8)
        case [0x73, 0x74, 0x65]: bytes.replaceSubrange(wordStart..., with: "sainte".utf8)
        default: break
        }
    }
}
