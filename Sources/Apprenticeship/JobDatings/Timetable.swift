/// Gives each meeting a slot so that nobody has two at once, in as many slots as the busiest person needs and no more
/// (König, 1916: the edges of a bipartite graph take as many colours as its largest degree).
package enum Timetable {
    /// The slot of each meeting, from 0.
    package static func slots(
        of meetings: [(candidate: Int, offer: Int)], candidates: Int, offers: Int
    ) -> [Int] {
        let nodes = candidates + offers
        var degrees = [Int](repeating: 0, count: nodes)
        for meeting in meetings {
            degrees[meeting.candidate] += 1
            degrees[candidates + meeting.offer] += 1
        }
        let count = degrees.max() ?? 0
        // The meeting of each person in each slot; -1 for none.
        var agenda = [[Int]](repeating: [Int](repeating: -1, count: count), count: nodes)
        var slots = [Int](repeating: -1, count: meetings.count)
        func other(_ meeting: Int, than node: Int) -> Int {
            node < candidates ? candidates + meetings[meeting].offer : meetings[meeting].candidate
        }
        for (place, meeting) in meetings.enumerated() {
            let candidate = meeting.candidate
            let offer = candidates + meeting.offer
            let free = agenda[candidate].firstIndex(of: -1)!
            let wanted = agenda[offer].firstIndex(of: -1)!
            if agenda[offer][free] != -1 {
                // The chain of meetings in the two slots that begins at the offer never comes back to the candidate:
                // exchanging its slots frees the candidate's slot at the offer.
                var chain: [Int] = []
                var (node, slot) = (offer, free)
                while agenda[node][slot] != -1 {
                    let next = agenda[node][slot]
                    chain.append(next)
                    node = other(next, than: node)
                    slot = slot == free ? wanted : free
                }
                for moved in chain {
                    agenda[meetings[moved].candidate][slots[moved]] = -1
                    agenda[candidates + meetings[moved].offer][slots[moved]] = -1
                }
                for moved in chain {
                    slots[moved] = slots[moved] == free ? wanted : free
                    agenda[meetings[moved].candidate][slots[moved]] = moved
                    agenda[candidates + meetings[moved].offer][slots[moved]] = moved
                }
            }
            slots[place] = free
            agenda[candidate][free] = place
            agenda[offer][free] = place
        }
        return slots
    }
}
