import Kernel

/// Which rules are meant: a model, and one of its versions (`salarie`, `salarie@3`, `salarie@draft`, `salarie@bundled`).
struct ModelReference: Sendable, LosslessStringConvertible {
    let id: String
    let version: Version

    /// One of a model's versions.
    enum Version: Sendable, Hashable {
        /// The one in service.
        case published
        /// The latest that is being written or reviewed.
        case draft
        /// The one that came with the product.
        case bundled
        case number(Int)
    }

    /// The version in service of a model.
    init(_ id: String, _ version: Version = .published) {
        self.id = id
        self.version = version
    }

    init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        id = String(parts[0])
        guard parts.count == 2 else {
            version = .published
            return
        }
        guard let version = Version(String(parts[1])) else { return nil }
        self.version = version
    }

    var description: String { id + "@" + version.description }
}

extension ModelReference.Version: LosslessStringConvertible {
    init?(_ text: String) {
        switch text {
        case "published": self = .published
        case "draft": self = .draft
        case "bundled": self = .bundled
        default:
            guard let number = Int(text), number > 0, String(number) == text else { return nil }
            self = .number(number)
        }
    }

    var description: String {
        switch self {
        case .published: "published"
        case .draft: "draft"
        case .bundled: "bundled"
        case .number(let number): String(number)
        }
    }
}
