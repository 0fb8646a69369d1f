/// Whether a condition holds, as far as is known (Kleene's three values, the third with its cause).
enum Finding: Hashable {
    case holds
    case fails
    /// Cannot be said.
    case open(Cause)

    /// Why something cannot be said.
    enum Cause: Hashable {
        /// A fact is missing.
        case missing
        /// A band lies on both sides of a threshold.
        case straddling
    }

    /// Both.
    func and(_ other: Finding) -> Finding {
        switch (self, other) {
        case (.fails, _), (_, .fails): .fails
        case (.holds, let rest), (let rest, .holds): rest
        case (.open(.missing), _), (_, .open(.missing)): .open(.missing)
        default: .open(.straddling)
        }
    }

    /// One or the other.
    func or(_ other: Finding) -> Finding { negated.and(other.negated).negated }

    /// The contrary.
    var negated: Finding {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .open: self
        }
    }
}
