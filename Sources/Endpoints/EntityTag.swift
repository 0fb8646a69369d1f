private import Crypto
import Kernel

/// The validator of one representation: version, language, and a digest of what this caller may see.
enum EntityTag {
    /// `"7.fr.ab12cd34"`; the version is absent for what has none (reference data).
    static func of(_ body: [UInt8], version: Int?, language: Language) -> String {
        let digest = Digest.blake2b(body).hexadecimal.prefix(12)
        return "\"\(version.map { "\($0)." } ?? "")\(language.rawValue).\(digest)\""
    }

    /// The version in one of our tags, or one that stands alone (`"7"`, as `version` in a body has it); `nil` for a tag that is weak,
    /// foreign or a list.
    static func version(in tag: String) -> Int? {
        guard tag.count > 2, tag.hasPrefix("\""), tag.hasSuffix("\"") else { return nil }
        let parts = tag.dropFirst().dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 1, let version = Int(parts[0]), version >= 0 else { return nil }
        return version
    }

    /// Whether `If-None-Match` names this tag (weak comparison, RFC 9110 §13.1.2).
    static func isNamed(_ tag: String, by field: String) -> Bool {
        field == "*"
            || field.split(separator: ",").contains { candidate in
                let name = candidate.trimmed
                return (name.hasPrefix("W/") ? name.dropFirst(2) : name) == tag
            }
    }
}
