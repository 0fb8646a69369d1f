import Endpoints
import Kernel

/// Which events a caller may learn of: kinds, each within an organisation, a unit, or everywhere.
struct EventPerimeter: Sendable {
    /// Some kinds of events in one place.
    struct Part: Hashable, Sendable {
        let codes: [String]
        /// Every organisation when absent.
        let organisation: String?
        /// The whole organisation when absent.
        let unit: String?
    }

    let parts: [Part]

    /// What a caller's roles or scopes open.
    init(of caller: Caller, _ types: [EventType]) {
        switch caller.identity {
        case .partner(let partner):
            let codes = types.filter { !$0.scopes.isDisjoint(with: partner.scopes) }.map(\.code)
            parts = [Part(codes: codes, organisation: partner.organisation, unit: nil)]
        case .person(let person):
            let all = person.grants.map { grant in
                Part(
                    codes: types.filter { $0.roles.contains(grant.role) }.map(\.code),
                    organisation: grant.organisation, unit: grant.unit)
            }
            parts = Array(Set(all.filter { !$0.codes.isEmpty }))
        case .anonymous, .owner: parts = []
        }
    }

    /// The kinds that the caller sees in the whole of an organisation.
    func codes(in organisation: String) -> Set<String> {
        Set(
            parts.filter { $0.unit == nil && ($0.organisation == nil || $0.organisation == organisation) }
                .flatMap(\.codes))
    }
}
