import Accounts
import Endpoints
import Kernel

/// Who may use the operations of apprenticeship, as docs/apprenticeship.md has it by resource.
enum ApprenticeshipAccess {
    static let candidates = Access.granted(roles: [.candidate])
    static let employers = Access.granted(roles: [.employer])
    /// Those who keep offers: employers, and counsellors within their zones.
    static let offerKeepers = Access.granted(roles: [.administrator, .counsellor, .employer])
    static let counsellors = Access.granted(roles: [.administrator, .counsellor])
}
