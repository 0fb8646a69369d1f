import Accounts
import Directory
import Endpoints

/// Who may come as far as the object is looked at.
enum RoutingAccess {
    /// Those who may ask who would be told.
    static let staff = Access.granted(
        roles: [
            .administrator, .adviser, .organisationManager, .routingExpert, .territoryManager, .unitManager,
        ], scopes: [.routingRead])
    /// Those who keep experts, expertises and rules.
    static let keepers = Access.granted(
        roles: [.administrator, .organisationManager, .unitManager], scopes: [.directoryWrite])
    /// Those who keep the taxonomy.
    static let administrators = Access.granted(roles: [.administrator])
}
