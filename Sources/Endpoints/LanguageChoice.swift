package import Kernel

extension Language {
    /// The language that an `Accept-Language` prefers among ours (RFC 9110 §12.5.4); French when it prefers none.
    package init(preferredBy field: String?) {
        self = .french
        guard let field else { return }
        var best = Quality.zero
        for range in field.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmed.lowercased() }
            guard let tag = parts.first, let language = Language.named(tag) else { continue }
            let quality = parts.dropFirst().compactMap(Quality.init(parameter:)).first ?? .one
            guard quality > best else { continue }
            best = quality
            self = language
        }
    }

    /// `fr`, `fr-CA`, `*`...
    private static func named(_ tag: String) -> Language? {
        if tag == "*" { return .french }
        return Language(rawValue: String(tag.prefix { $0 != "-" }))
    }
}
