import Directory
import Kernel

/// A subject as it is kept: what people read of it, what is asked, who is told and how.
struct SubjectEntry: Sendable {
    let id: Identifier<Subject>
    let slug: Organisation.Slug
    let version: Int
    let draft: Draft

    /// What an administrator says of it.
    struct Draft: Codable, Hashable, Sendable {
        let theme: Organisation.Slug
        let label: Label
        var questions: [Question]? = []
        var policy: PolicyName? = .all
        /// How many, when the policy is the first so many.
        var limit: Int?
        var routing: Mode? = .auto
        /// Archived subjects take no new need; they are never deleted.
        var archived: Bool? = false
    }

    /// The names of the policies.
    enum PolicyName: String, Codable, CaseIterable, Sendable {
        case all, closestLevel, topN, roundRobin, leastLoaded
    }

    /// Whether experts are told at once, or somebody looks first.
    enum Mode: String, Codable, CaseIterable, Sendable {
        case auto, review
    }

    var questions: [Question] { draft.questions ?? [] }
    var routing: Mode { draft.routing ?? .auto }
    var isArchived: Bool { draft.archived ?? false }

    /// The policy as selection knows it.
    var policy: Subject.Policy {
        switch draft.policy ?? .all {
        case .all: .all
        case .closestLevel: .closestLevel
        case .topN: .topN(draft.limit ?? 3)
        case .roundRobin: .roundRobin
        case .leastLoaded: .leastLoaded
        }
    }
}
