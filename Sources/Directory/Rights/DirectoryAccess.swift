import Accounts
import Endpoints

/// Who may come as far as the perimeter is looked at.
enum DirectoryAccess {
    /// Those who manage units.
    static let managers = Access.granted(
        roles: [.administrator, .organisationManager, .territoryManager], scopes: [.directoryWrite])
    /// Those who manage units, and those who keep one right.
    static let keepers = Access.granted(
        roles: [.administrator, .organisationManager, .territoryManager, .unitManager], scopes: [.directoryWrite])
    /// Those who manage whole organisations.
    static let organisation = Access.granted(
        roles: [.administrator, .organisationManager], scopes: [.directoryWrite])
}
