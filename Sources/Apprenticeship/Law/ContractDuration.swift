/// How long a contract may last (code du travail, article L6222-7-1).
package enum ContractDuration {
    /// The months allowed; four years for a recognised disabled worker is to be confirmed.
    package static func months(withDisability: Bool) -> (range: ClosedRange<Int>, rule: LegalRule) {
        withDisability
            ? (6...48, LegalRule("R6222-46", isConfirmed: false)) : (6...36, LegalRule("L6222-7-1"))
    }
}

/// How many apprentices one mentor follows (code du travail, articles R6223-6 and R6223-22).
package enum MentorCapacity {
    /// The number of apprentices, and one more who repeats; to be confirmed.
    package static let rule = LegalRule("R6223-6", isConfirmed: false)

    /// Whether one more fits.
    package static func hasRoom(apprentices: Int, repeating: Int, addingOneWhoRepeats isRepeating: Bool) -> Bool {
        isRepeating ? repeating < 1 : apprentices < 2
    }
}
