import Kernel
import Territories
import WorkingTime

/// The business calendar of each zone, made once.
enum Calendars {
    private static let all: [HolidayZone: BusinessCalendar] = Dictionary(
        uniqueKeysWithValues: HolidayZone.allCases.map { ($0, BusinessCalendar($0)) })

    /// The calendar of a departement, or of an overseas collectivity, by its code.
    static func calendar(of departement: String) -> BusinessCalendar {
        let zone: HolidayZone =
            switch departement {
            case "977": .saintBarthelemy
            case "978": .saintMartin
            default: Departement.Code(departement).map(HolidayZone.init) ?? .metropole
            }
        return all[zone]!
    }
}
