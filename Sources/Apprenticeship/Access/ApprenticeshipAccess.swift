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
    static let centres = Access.granted(roles: [.trainingCentre])
    /// Both sides of applications: candidates, and employers or the centres that look after their offers.
    static let sides = Access.granted(roles: [.candidate, .employer, .trainingCentre])
    /// Those who answer candidates.
    static let answerers = Access.granted(roles: [.employer, .trainingCentre])
    /// Those who read who fits an offer.
    static let finders = Access.granted(roles: [.administrator, .counsellor, .employer, .trainingCentre])
}
