/// The sets of missing variables of one situation: for each variable, in order, a score.
///
/// A set is a recipe: nothing is added up until somebody asks. So the trials of an inversion, whose sets are thrown away,
/// cost nothing, and what many nodes share is computed once. Scores grow past 2^53 in real models: the order of the
/// additions is the reference's, to the last one.
struct MissingVariables {
    /// The recipes; `a` and `b` are earlier recipes, or names.
    private enum Kind: UInt32 {
        /// The variable `a`, with a score of 1.
        case single
        /// The scores of `a` plus those of `b`, the variables of `a` first.
        case merge
        /// The scores of `a` plus 1 each.
        case bonus
        /// The scores of `a`, then the variable `b` with one more than the highest of them.
        case above
        /// The scores of `a` but those of the names of the list `b`.
        case without
        /// The scores of `a`, where the variable `b` gets 1 if it is not there.
        case ensure
    }

    private struct Recipe {
        var kind: Kind
        var a: UInt32
        var b: UInt32
    }

    /// The variables and scores of a set that has been added up.
    private struct Extent {
        var start: Int32 = -1
        var count: Int32 = 0
    }

    private var recipes: [Recipe] = [Recipe(kind: .single, a: 0, b: 0)]
    private var extents: [Extent] = [Extent(start: 0, count: 0)]
    private var lists: [[Int32]] = []
    private var variables: [Int32] = []
    private var scores: [Double] = []
    /// The place of each variable in the set being added up, plus one; 0 where it is not there.
    private var places: [Int32] = []

    init() {}

    /// Forgets all the sets.
    mutating func reset() {
        recipes.removeSubrange(1...)
        extents.removeSubrange(1...)
        lists.removeAll(keepingCapacity: true)
        variables.removeAll(keepingCapacity: true)
        scores.removeAll(keepingCapacity: true)
    }

    /// Where the next set will be.
    var mark: Int { recipes.count }

    /// Forgets the sets made since a mark.
    mutating func rewind(to mark: Int) {
        recipes.removeSubrange(mark...)
        if extents.count > mark { extents.removeSubrange(mark...) }
    }

    @inline(__always)
    private mutating func add(_ kind: Kind, _ a: UInt32, _ b: UInt32) -> UInt32 {
        recipes.append(Recipe(kind: kind, a: a, b: b))
        return UInt32(truncatingIfNeeded: recipes.count - 1)
    }

    /// One variable.
    mutating func single(_ name: Int32) -> UInt32 { add(.single, UInt32(name), 0) }

    /// Two sets, the first one's variables first.
    @inline(__always)
    mutating func merge(_ left: UInt32, _ right: UInt32) -> UInt32 {
        if left == 0 { return right }
        if right == 0 { return left }
        return add(.merge, left, right)
    }

    /// A set whose variables count more.
    @inline(__always)
    mutating func bonus(_ set: UInt32) -> UInt32 { set == 0 ? 0 : add(.bonus, set, 0) }

    /// A set and a variable that comes before all of its.
    mutating func above(_ set: UInt32, _ name: Int32) -> UInt32 { add(.above, set, UInt32(name)) }

    /// A set and a variable of score 1.
    mutating func ensure(_ set: UInt32, _ name: Int32) -> UInt32 {
        set == 0 ? single(name) : add(.ensure, set, UInt32(name))
    }

    /// A set less some variables; the only operation that must add up at once, to know whether anything is left.
    mutating func without(_ set: UInt32, _ names: [Int32]) -> UInt32 {
        guard set != 0, !names.isEmpty else { return set }
        addUp(set)
        let extent = extents[Int(set)]
        let range = Int(extent.start)..<Int(extent.start + extent.count)
        let left = variables[range].count { !names.contains($0) }
        if left == 0 { return 0 }
        if left == range.count { return set }
        lists.append(names)
        return add(.without, set, UInt32(lists.count - 1))
    }

    /// Whether a variable is in a set.
    mutating func contains(_ set: UInt32, _ name: Int32) -> Bool {
        guard set != 0 else { return false }
        addUp(set)
        let extent = extents[Int(set)]
        return variables[Int(extent.start)..<Int(extent.start + extent.count)].contains(name)
    }

    /// The variables of a set and their scores, in order.
    mutating func entries(of set: UInt32) -> [(name: Int32, score: Double)] {
        guard set != 0 else { return [] }
        addUp(set)
        let extent = extents[Int(set)]
        return (Int(extent.start)..<Int(extent.start + extent.count)).map { (variables[$0], scores[$0]) }
    }
}

extension MissingVariables {
    /// Adds up a set, and before it those that it is made of: each recipe refers to earlier ones only.
    private mutating func addUp(_ set: UInt32) {
        let root = Int(set)
        while extents.count < recipes.count { extents.append(Extent()) }
        guard extents[root].start < 0 else { return }
        var isNeeded = [Bool](repeating: false, count: root + 1)
        isNeeded[root] = true
        for place in stride(from: root, to: 0, by: -1) where isNeeded[place] && extents[place].start < 0 {
            let recipe = recipes[place]
            switch recipe.kind {
            case .single: break
            case .merge:
                isNeeded[Int(recipe.a)] = true
                isNeeded[Int(recipe.b)] = true
            case .bonus, .above, .without, .ensure: isNeeded[Int(recipe.a)] = true
            }
        }
        for place in 1...root where isNeeded[place] && extents[place].start < 0 { addUp(at: place) }
    }

    private mutating func addUp(at place: Int) {
        let recipe = recipes[place]
        let start = Int32(variables.count)
        switch recipe.kind {
        case .single: append(Int32(recipe.a), 1)
        case .bonus: for at in range(recipe.a) { append(variables[at], scores[at] + 1) }
        case .merge: mergeRanges(range(recipe.a), range(recipe.b), start: Int(start))
        case .above:
            let range = range(recipe.a)
            let highest = range.reduce(0) { scores[$1] > $0 ? scores[$1] : $0 }
            copy(range)
            addScore(highest + 1, to: Int32(recipe.b), from: Int(start), replacing: false)
        case .without:
            let names = lists[Int(recipe.b)]
            for at in range(recipe.a) where !names.contains(variables[at]) { append(variables[at], scores[at]) }
        case .ensure:
            copy(range(recipe.a))
            addScore(1, to: Int32(recipe.b), from: Int(start), replacing: true)
        }
        extents[place] = Extent(start: start, count: Int32(variables.count) - start)
    }

    private func range(_ set: UInt32) -> Range<Int> {
        let extent = extents[Int(set)]
        return Int(extent.start)..<Int(extent.start + extent.count)
    }

    private mutating func append(_ name: Int32, _ score: Double) {
        variables.append(name)
        scores.append(score)
    }

    private mutating func copy(_ range: Range<Int>) {
        for at in range { append(variables[at], scores[at]) }
    }

    private mutating func addScore(_ score: Double, to name: Int32, from start: Int, replacing: Bool) {
        for at in start..<variables.count where variables[at] == name {
            scores[at] = replacing ? score : scores[at] + score
            return
        }
        append(name, score)
    }

    private mutating func mergeRanges(_ left: Range<Int>, _ right: Range<Int>, start: Int) {
        var highest: Int32 = 0
        for at in left { highest = max(highest, variables[at]) }
        for at in right { highest = max(highest, variables[at]) }
        if places.count <= Int(highest) {
            places += Array(repeating: 0, count: Int(highest) + 1 - places.count)
        }
        for at in left {
            append(variables[at], scores[at])
            places[Int(variables[at])] = Int32(variables.count - start)
        }
        for at in right {
            let place = places[Int(variables[at])]
            if place > 0 {
                scores[start + Int(place) - 1] += scores[at]
            } else {
                append(variables[at], scores[at])
            }
        }
        for at in left { places[Int(variables[at])] = 0 }
    }
}
