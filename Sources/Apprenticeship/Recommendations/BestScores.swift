/// The scores found so far in a search for the best, so that it knows what is no longer worth a look.
struct BestScores {
    /// How many are wanted; all of them without a number.
    let count: Int?
    /// In hundredths, the highest first.
    private var scores: [Int] = []

    init(_ count: Int?) { self.count = count }

    /// What scores less than this is not among the best.
    var threshold: Int { count.flatMap { $0 <= scores.count ? scores[$0 - 1] : nil } ?? 0 }

    /// Keeps a score in its place.
    mutating func add(_ score: Int) {
        var (low, high) = (0, scores.count)
        while low < high {
            let middle = (low + high) / 2
            if scores[middle] >= score { low = middle + 1 } else { high = middle }
        }
        scores.insert(score, at: low)
    }
}
