/// What is stored of the records of a batch. Files come in the order of numbers, so one walk over a range of a table knows
/// them all; of any other batch each is looked for by itself.
struct KnownRecords<Value> {
    private var values: [Int64: Value] = [:]
    /// Whether all that the table holds between the first and the last is in `values`.
    private let isComplete: Bool
    /// The last place of each number; `nil` where the order says that none comes twice.
    private var lastPlaces: [Int64: Int]?

    /// - Parameter walk: reads what a table holds from a number to another one, at most so many rows.
    init(_ numbers: [Int64], in walk: (ClosedRange<Int64>, Int) throws -> [(number: Int64, value: Value)]) throws {
        let isAscending = zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
        let isStrict = isAscending && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        if !isStrict {
            lastPlaces = Dictionary(numbers.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
        }
        guard isAscending, let first = numbers.first, let last = numbers.last else {
            isComplete = false
            return
        }
        let limit = numbers.count * 2
        let found = try walk(first...last, limit)
        isComplete = found.count < limit
        values.reserveCapacity(found.count)
        for item in found { values[item.number] = item.value }
    }

    /// Whether the number comes again in the batch: the last record counts.
    func isRepeated(_ number: Int64, at place: Int) -> Bool { lastPlaces.map { $0[number] != place } ?? false }

    /// What is stored of a number.
    func value(of number: Int64, else find: (Int64) throws -> Value?) rethrows -> Value? {
        try values[number] ?? (isComplete ? nil : find(number))
    }
}
