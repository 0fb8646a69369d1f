/// What a scanner says of a content.
package enum ScanVerdict: Hashable, Sendable {
    case clean
    /// What it found, by the scanner's own name for it.
    case infected(String)
    /// It looked, and cannot say: too large for it, or it failed on this content.
    case undecided

    /// Reads an answer of clamd to INSTREAM, without its end; `nil` when it is none.
    init?(answer: String) {
        guard answer.hasPrefix("stream: ") || answer.hasPrefix("INSTREAM ") || answer.hasSuffix("ERROR") else {
            return nil
        }
        if answer == "stream: OK" {
            self = .clean
        } else if answer.hasSuffix(" FOUND") {
            let name = answer.dropFirst("stream: ".count).dropLast(" FOUND".count)
            let plain = name.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }
            self = .infected(String(String.UnicodeScalarView(plain.prefix(100))))
        } else {
            self = .undecided
        }
    }
}
