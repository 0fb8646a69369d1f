import Kernel

/// The field that carries the secret: `Authorization`, or one of the partner's own, which begins with `X-`.
struct FeedFieldName: TextCodable, Hashable {
    let description: String

    init?(_ description: String) {
        let isOwn =
            description.hasPrefix("X-") && (3...60).contains(description.utf8.count)
            && description.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
            }
        guard isOwn || description == "Authorization" else { return nil }
        self.description = description
    }
}
