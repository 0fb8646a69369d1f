package import Territories

/// Where the same public holidays are kept.
package enum HolidayZone: String, CaseIterable, Sendable {
    case metropole
    case alsaceMoselle
    case guadeloupe
    case martinique
    case guyane
    case reunion
    case mayotte
    case saintBarthelemy
    case saintMartin

    /// The zone of a departement.
    package init(_ departement: Departement.Code) {
        self =
            switch departement.description {
            case "57", "67", "68": .alsaceMoselle
            case "971": .guadeloupe
            case "972": .martinique
            case "973": .guyane
            case "974": .reunion
            case "976": .mayotte
            default: .metropole
            }
    }

    /// The day of the abolition of slavery where it is a public holiday (Code du travail, art. L3422-2), month and day.
    var abolitionDay: (month: Int, day: Int)? {
        switch self {
        case .metropole, .alsaceMoselle: nil
        case .guadeloupe: (5, 27)
        case .martinique: (5, 22)
        case .guyane: (6, 10)
        case .reunion: (12, 20)
        case .mayotte: (4, 27)
        case .saintBarthelemy: (10, 9)
        case .saintMartin: (5, 28)
        }
    }
}
