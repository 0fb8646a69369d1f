import Endpoints
import Territories

extension TypedIdentifiers {
    /// Social security, account and telephone numbers among other words.
    static let ofPersons = TypedIdentifiers { text in
        PersonalTraces(in: text).found.filter { $0.range != 0..<text.unicodeScalars.count }.map(\.kind.rawValue)
    }
}
