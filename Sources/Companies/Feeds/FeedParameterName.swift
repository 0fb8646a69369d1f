import Kernel

/// The name of a parameter of a partner's API.
struct FeedParameterName: TextCodable, Hashable {
    let description: String

    init?(_ description: String) {
        guard (1...60).contains(description.utf8.count),
            description.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "-_.".utf8.contains($0)
            })
        else { return nil }
        self.description = description
    }
}
