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
    var version: Int

    func isInForce(on day: Day) -> Bool { startsOn <= day && day <= endsOn }
}
