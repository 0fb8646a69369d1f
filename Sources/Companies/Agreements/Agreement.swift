import Kernel

/// Under which law a partner gives what it knows, for what, to whom and for how long.
struct Agreement: Sendable {
    typealias ID = Identifier<Agreement>

    let id: ID
    /// How people call the partner; named publicly.
    var partner: String
    /// The organisation whose keys and agents may deposit.
    var organisation: String
    var legalBasis: String
    var purposes: Set<Purpose>
    /// The part of the sheet that it fills.
    var section: SectionCode
    /// Asked of readers besides those of the section.
    var scopes: Set<CompanyScope>
    var recipients: String
    /// Days for which a record is kept after its deposit.
    var retentionDays: Int
    var startsOn: Day
    var endsOn: Day
    var mapping: DepositMapping
    /// Whether the partner tries it out: what comes is kept apart and shown to the partner alone.
    var isTrial: Bool
    /// When what the partner sends was last checked against the rules, and whether it held.
    var check: Check?
    var version: Int

    /// What a check found.
    struct Check: Hashable, Sendable {
        let at: Timestamp
        let isPassed: Bool
    }

    /// Whether what comes under it is shown.
    func isInForce(on day: Day) -> Bool { !isTrial && startsOn <= day && day <= endsOn }

    /// Whether the partner may send: in its days, and for a trial before them.
    func takes(on day: Day) -> Bool { isTrial ? day <= endsOn : isInForce(on: day) }

    /// Whether an establishment is one of those that nobody has, for trials: its SIREN begins with three zeros.
    func isInvented(_ siret: Int64) -> Bool { isTrial && siret < 100_000_000_000 }

    /// Days for which what comes in a trial is kept, at most.
    static let trialRetentionDays = 30
}
