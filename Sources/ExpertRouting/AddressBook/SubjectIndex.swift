import Territories

/// Everybody who has one subject, by the zones that they cover.
struct SubjectIndex: Sendable {
    /// In the order of the expertises' identifiers.
    let entries: [AddressBook.Entry]
    private let byZone: [Zone: [Int32]]

    init(_ entries: [AddressBook.Entry]) {
        self.entries = entries.sorted { $0.expertise.id < $1.expertise.id }
        var byZone: [Zone: [Int32]] = [:]
        for (place, entry) in self.entries.enumerated() {
            for zone in Set(entry.reach.zones) { byZone[zone, default: []].append(Int32(place)) }
        }
        self.byZone = byZone
    }

    /// Those of some zones that somebody covers by name.
    func covered(of zones: [Zone]) -> [Zone] { zones.filter { byZone[$0] != nil } }

    /// The entries that cover one of some zones, each once, in order.
    func entries(covering zones: [Zone]) -> [AddressBook.Entry] {
        var places: [Int32] = []
        for zone in zones { places += byZone[zone] ?? [] }
        if zones.count > 1 { places.sort() }
        var previous: Int32 = -1
        var found: [AddressBook.Entry] = []
        found.reserveCapacity(places.count)
        for place in places where place != previous {
            found.append(entries[Int(place)])
            previous = place
        }
        return found
    }
}
