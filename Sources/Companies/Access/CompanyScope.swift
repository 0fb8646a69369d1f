/// What a group may be given the right to see or do, beyond what every agent may.
enum CompanyScope: String, CaseIterable, Codable, Hashable, Sendable {
    case workforce
    case finances
    case restructuring
    case labour
    case accidents
    case readInterventions = "interventions:read"
    case writeInterventions = "interventions:write"
    case nameAgents = "interventions:named"
    case fiscal
    case social
    case customs
    case beneficialOwners
    case nonPublic
    case export

    /// Scopes in one column, with a space between.
    static func text(_ scopes: Set<CompanyScope>) -> String { scopes.map(\.rawValue).sorted().joined(separator: " ") }

    /// Scopes out of one column.
    static func read(_ text: String) -> Set<CompanyScope> {
        Set(text.split(separator: " ").compactMap { CompanyScope(rawValue: String($0)) })
    }
}

extension Companies {
    /// The scopes for which partners are asked, who are told of the service that asks.
    static let partnersAsk: Set<CompanyScope> = [
        .beneficialOwners, .customs, .finances, .fiscal, .social, .workforce,
    ]
}
