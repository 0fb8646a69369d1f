import Kernel
import Territories

/// All that selection on a subject can tell places apart by: whoever has the same is told by the same experts.
struct Distinction: Hashable {
    /// The zones that cover the place and that somebody covers by name, the narrowest first.
    let zones: [Zone]
    /// What is known of the place where a rule of somebody who covers it asks.
    let known: [Known]
    /// The zone in which another operator of competences is competent.
    let exception: Zone?
}

/// Finds what tells the places of one subject apart.
struct Distinguishing {
    private let index: SubjectIndex?
    private let ruleSet: RuleSet
    private let day: Day
    /// What the rules of those who cover some zones ask of a place.
    private var fields: [[Zone]: [Field]] = [:]

    init(_ index: SubjectIndex?, _ ruleSet: RuleSet, on day: Day) {
        self.index = index
        self.ruleSet = ruleSet
        self.day = day
    }

    /// What tells the place of a company apart.
    mutating func distinction(of company: CompanyFacts) -> Distinction {
        let place = company.place
        let zones = index?.covered(of: place.zones) ?? []
        return Distinction(
            zones: zones, known: fields(of: zones).map { company.known($0, on: day) },
            exception: ruleSet.opcoExceptions.first { place.isCovered(by: $0.zone) }?.zone)
    }

    private mutating func fields(of zones: [Zone]) -> [Field] {
        if let found = fields[zones] { return found }
        var asked: Set<Field> = []
        for entry in index?.entries(covering: zones) ?? [] { asked.formUnion(entry.placeFields) }
        let found = asked.sorted { $0.description < $1.description }
        fields[zones] = found
        return found
    }
}
