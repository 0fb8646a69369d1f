import Territories

/// Where an expertise counts: the zones of the closest level that has any take the place of those above.
struct Reach {
    let zones: [Zone]
    /// The level whose zones count; `nil` when a national unit covers everything.
    let level: Level?

    enum Level: String {
        case expertise
        case expert
        case unit
    }

    init(_ expertise: Expertise, _ expert: Expert, _ unit: UnitFacts) {
        if !expertise.zones.isEmpty {
            zones = expertise.zones
            level = .expertise
        } else if !expert.zones.isEmpty {
            zones = expert.zones
            level = .expert
        } else if !unit.zones.isEmpty || !unit.isNational {
            zones = unit.zones
            level = .unit
        } else {
            zones = [.country]
            level = nil
        }
    }

    /// The narrowest of the zones that cover a place, given narrowest first; `nil` when none does.
    func narrowest(of covering: [Zone]) -> (zone: Zone, rank: Int)? {
        covering.enumerated().first { zones.contains($0.element) }.map { ($0.element, $0.offset) }
    }
}
