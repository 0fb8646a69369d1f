/// What covers a place, found in as many look-ups as the place has zones, however many subjects there are.
package struct ZoneIndex<Subject: Sendable>: Sendable {
    private var subjects: [Zone: [Subject]] = [:]

    /// An index of nothing.
    package init() {}

    /// Says that a subject covers a zone.
    package mutating func insert(_ subject: Subject, in zone: Zone) { subjects[zone, default: []].append(subject) }

    /// The subjects that cover a place, those of the narrowest zone first, with that zone; a subject comes once for
    /// each of its zones.
    package func covering(_ chain: Chain) -> [(zone: Zone, subject: Subject)] {
        chain.zones.flatMap { zone in (subjects[zone] ?? []).map { (zone, $0) } }
    }
}
