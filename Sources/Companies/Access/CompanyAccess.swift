import Accounts
import Endpoints
import Kernel

/// Who may use what of the companies, before the finer questions of groups and scopes.
enum CompanyAccess {
    /// The agents of administrations, and who manages them.
    static let agentRoles: [Role] = [
        .administrator, .agent, .organisationManager, .territoryManager, .unitManager,
    ]
    static let agents = Access.granted(roles: agentRoles)
    /// Agents, and the systems of partners who send their own interventions.
    static let agentsAndPartners = Access.granted(roles: agentRoles, scopes: [.companiesInterventions])
    /// The systems of partners who send what they know.
    static let depositors = Access.granted(roles: agentRoles, scopes: [.companiesDeposit])
    /// The same, with those who send their own interventions.
    static let depositorsOfAll = Access.granted(
        roles: agentRoles, scopes: [.companiesDeposit, .companiesInterventions])
    /// Who watches over personal data.
    static let auditors = Access.granted(roles: [.dpo])
    static let administrators = Access.granted(roles: [.administrator])
}

extension Scope {
    /// Keys that bring deposits under an agreement.
    static let companiesDeposit = Scope("companies:deposit")
    /// Keys that bring the interventions of their own service.
    static let companiesInterventions = Scope("companies:interventions")
}
