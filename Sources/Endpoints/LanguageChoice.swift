import HTTP
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

    /// The query parameter of pages, which people follow from a link rather than ask for in a field.
    static let parameter = "lang"

    /// The language of an answer: that of the page's address, or that which the client prefers.
    init(of head: RequestHead, _ operation: Operation?) {
        let named =
            operation?.isPage == true && head.target.query != nil
            ? head.target.parameters.first { $0.name == Language.parameter }.flatMap { Language(rawValue: $0.value) }
            : nil
        self = named ?? Language(preferredBy: head.fields[.acceptLanguage])
    }

    /// `fr`, `fr-CA`, `*`...
    private static func named(_ tag: String) -> Language? {
        if tag == "*" { return .french }
        return Language(rawValue: String(tag.prefix { $0 != "-" }))
    }
}
