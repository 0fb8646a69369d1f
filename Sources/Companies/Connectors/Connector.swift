import JSON
import Kernel
import Outbound

/// A source outside: what it is asked for, how often and for how long it may be asked, and what is read in its answers.
struct Connector: Sendable {
    /// Kebab-case, stable.
    let code: String
    let title: Text
    let provider: String
    let system: String
    /// The parts of a sheet that it answers.
    let sections: Set<SectionCode>
    let level: Level
    let legalBasis: Text
    /// Seconds for which an answer counts as it is.
    let timeToLive: Int64
    /// Seconds for which it is shown afterwards, and said to be stale.
    let staleFor: Int64
    /// For one attempt.
    let timeout: Duration
    let quota: Quota
    /// The parts that nobody may keep for longer than a day.
    let isPersonal: Bool
    /// The scope that a caller needs besides those of the sections.
    let scope: CompanyScope?
    /// Scheme and host, without a slash at the end.
    let address: String
    /// What to ask; `nil` when this caller cannot ask it.
    let call: @Sendable (SheetSubject, ConnectorContext) -> ConnectorCall?
    /// Reads an answer, leniently: what is unknown is left aside, and what must be there is checked.
    let read: @Sendable (JSONValue, SheetSubject) throws(ConnectorFault) -> ConnectorReading

    /// Whether it knows legal units or establishments.
    enum Level: String, Sendable {
        case company
        case establishment
    }

    /// How often it may be asked by the whole process.
    struct Quota: Sendable {
        let perSecond: Double
        let burst: Double
    }

    /// A day, in seconds.
    static let day: Int64 = 86_400
    /// Seconds for which it counts that a source knows nothing.
    static let unknownFor: Int64 = 3600
    /// The largest answer, in bytes.
    static let largestAnswer = 5 << 20
}

/// For whom a source is asked.
struct ConnectorContext: Sendable {
    /// The SIRET of the service of the caller.
    let recipient: String?
    let purpose: Purpose?
    /// Those that count at the place that is asked about.
    let scopes: Set<CompanyScope>
    /// The day in Paris.
    let day: Day
}

/// What a source said, part by part; a part that it knows nothing of is absent.
struct ConnectorReading: Sendable {
    var parts: [SectionCode: [UInt8]]
    /// The day of the data.
    var dataDate: String?
}
