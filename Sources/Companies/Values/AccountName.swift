import Kernel

/// The name of an account as addresses and bodies give it.
struct AccountName: TextCodable, Hashable {
    let description: String

    init?(_ text: String) {
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D })
        else { return nil }
        description = text
    }
}
