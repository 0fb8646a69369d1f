import Database
import Kernel

/// What a clock waits for.
enum ClockKind: String, Choice, Codable, SQLValue {
    /// An agent's first word to the aidant.
    case firstAnswer
    /// An agent's next word.
    case nextAnswer
    /// The end.
    case resolution

    /// The delay when no policy says another, in business days.
    var standardDays: Int? {
        switch self {
        case .firstAnswer: 3
        case .nextAnswer: 15
        case .resolution: nil
        }
    }
}
