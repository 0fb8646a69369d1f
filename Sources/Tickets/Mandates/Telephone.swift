import Kernel

/// A French mobile telephone number, as providers of text messages write it: `+33612345678`.
struct Telephone: TextCodable, Hashable {
    let description: String

    init?(_ text: String) {
        let digits = text.filter { !" .-()".contains($0) }
        var rest = Substring(digits)
        if rest.hasPrefix("+33") {
            rest = rest.dropFirst(3)
        } else if rest.hasPrefix("0033") {
            rest = rest.dropFirst(4)
        } else if rest.hasPrefix("0") {
            rest = rest.dropFirst()
        } else {
            return nil
        }
        guard rest.utf8.count == 9, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            rest.first == "6" || rest.first == "7"
        else { return nil }
        description = "+33" + rest
    }
}

/// What a text message says to a question that wants yes or no.
enum SmsAnswer: Hashable {
    case yes
    case no
    /// To be asked again.
    case unclear

    /// Reads an answer: accents, capitals and signs aside, the words themselves and nothing near them.
    init(_ text: String) {
        switch SearchTable.folded(text) {
        case "oui", "oui merci", "yes", "d accord", "ok", "j accepte": self = .yes
        case "non", "non merci", "no", "stop", "je refuse": self = .no
        default: self = .unclear
        }
    }
}
