/// Who wants whom at a job dating, as places in two lists.
package struct Market: Sendable {
    /// For each candidate, the offers wanted, the dearest first.
    package var wishes: [[Int]]
    /// For each offer, the rank of each candidate that it would take; equal ranks are ties. Who is not there is not wanted.
    package var rankings: [[Int: Int]]
    /// For each offer, how many it takes.
    package var capacities: [Int]

    /// A market.
    package init(wishes: [[Int]], rankings: [[Int: Int]], capacities: [Int]) {
        self.wishes = wishes
        self.rankings = rankings
        self.capacities = capacities
    }
}
