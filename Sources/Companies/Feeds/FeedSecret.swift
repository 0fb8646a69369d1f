import Kernel

/// What a field carries: printable ASCII.
struct FeedSecret: TextCodable, Hashable {
    let description: String

    init?(_ description: String) {
        guard (1...2000).contains(description.utf8.count),
            description.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        self.description = description
    }
}
