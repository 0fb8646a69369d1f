/// Why the journal is not sealed any further.
package enum JournalSealingStopped: Error, CustomStringConvertible {
    /// It was authenticated so far, and would no longer be.
    case keysMissing
    /// Segments were taken away.
    case segmentsMissing

    package var description: String {
        switch self {
        case .keysMissing: "the journal is authenticated by keys, and GUICHET_KEYS names none"
        case .segmentsMissing: "segments of the journal were taken away: see guichet journal verify"
        }
    }
}
