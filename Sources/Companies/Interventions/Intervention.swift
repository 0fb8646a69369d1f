import Kernel
import Territories

/// What a service does, or plans to do, at an establishment.
struct Intervention: Sendable {
    typealias ID = Identifier<Intervention>

    let id: ID
    var place: InterventionPlace
    let group: CompanyGroup.ID
    var details: Details
    var version: Int
    let createdBy: String
    let createdAt: Timestamp
    var updatedAt: Timestamp

    /// What the service says of it.
    struct Details: Hashable, Sendable {
        var kind: Kind
        var themes: [Theme]
        var state: State
        /// Names of those who went: for those alone who may know them.
        var agents: [ShortText]
        var summary: LongText?
        var confidentiality: Confidentiality
        /// How the service calls it.
        var externalId: ShortText?
    }

    /// How far it is. A day exists only where it means something.
    enum State: Hashable, Sendable {
        case planned(on: Day)
        case done(on: Day)
        /// Done, and nothing is left to follow up.
        case closed(on: Day)
        case cancelled(on: Day)

        var name: Name {
            switch self {
            case .planned: .planned
            case .done: .done
            case .closed: .closed
            case .cancelled: .cancelled
            }
        }

        var day: Day {
            switch self {
            case .planned(let day), .done(let day), .closed(let day), .cancelled(let day): day
            }
        }

        init(_ name: Name, on day: Day) {
            switch name {
            case .planned: self = .planned(on: day)
            case .done: self = .done(on: day)
            case .closed: self = .closed(on: day)
            case .cancelled: self = .cancelled(on: day)
            }
        }

        /// Whether it may become another one: what was done is not planned any more, what was cancelled stays so.
        func leads(to next: State) -> Bool {
            switch (name, next.name) {
            case (.planned, _), (.done, .done), (.done, .closed), (.closed, .closed), (.cancelled, .cancelled): true
            default: false
            }
        }

        enum Name: String, Codable, CaseIterable, Sendable {
            case planned
            case done
            case closed
            case cancelled
        }
    }

    enum Kind: String, Codable, CaseIterable, Sendable {
        case inspection
        case visit
        case support
        case formalNotice
        case report
        case meeting
        case aidGranted
        case call
    }

    enum Theme: String, Codable, CaseIterable, Sendable {
        case healthAndSafety
        case workingTime
        case undeclaredWork
        case apprenticeship
        case training
        case consumerProtection
        case metrology
        case tax
        case customs
        case restructuring
        case shortTimeWork
        case aid
    }

    /// How much others see who may read interventions.
    enum Confidentiality: String, Codable, CaseIterable, Sendable {
        /// That it exists: which service, in which month, of which kind.
        case metadata
        /// The summary, too.
        case summary
        /// All but names.
        case full
        /// Nothing: an inquiry is under way. Not even a figure counts it.
        case secret
    }
}
