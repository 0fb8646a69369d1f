import Kernel

/// The name of a file as its sender gave it: shown, never a path of ours.
///
/// 1 to 150 characters; no folder, no control character, none that turns the direction of writing (a name could then show
/// another ending than it has), no leading full stop.
package struct AttachmentName: LosslessStringConvertible, TextCodable, Hashable, Sendable {
    package let description: String

    package init?(_ text: String) {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2F, 0x5C: false
            case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF0...0xFFFF: false
            default: true
            }
        }
        guard (1...150).contains(text.count), text.utf8.count <= 600, isPlain, !text.hasPrefix("."),
            !text.hasPrefix(" "), !text.hasSuffix(" "), !text.hasSuffix(".")
        else { return nil }
        description = text
    }

    /// What follows the last full stop, in lower case; `nil` without one.
    var ending: String? {
        guard let point = description.lastIndex(of: ".") else { return nil }
        return description[description.index(after: point)...].lowercased()
    }
}
