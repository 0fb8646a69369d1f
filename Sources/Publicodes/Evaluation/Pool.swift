/// A growing list without checks of bounds: what the evaluator reads at each step.
///
/// Places come from the compiler only, never from a request.
struct Pool<Element> {
    private(set) var elements: UnsafeMutablePointer<Element>
    private(set) var count: Int
    private var capacity: Int

    /// A pool that begins as a list.
    init(_ initial: [Element], spare: Int) {
        count = initial.count
        capacity = initial.count + max(spare, 16)
        elements = .allocate(capacity: capacity)
        initial.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { elements.initialize(from: base, count: source.count) }
        }
    }

    /// Gives the memory back; the owner calls it once.
    func deallocate() {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    @inline(__always)
    subscript(place: Int32) -> Element {
        get { elements[Int(place)] }
        nonmutating set { elements[Int(place)] = newValue }
    }

    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (elements + count).initialize(to: element)
        count += 1
    }

    /// Forgets what was appended after a place.
    mutating func truncate(to place: Int) {
        (elements + place).deinitialize(count: count - place)
        count = place
    }

    private mutating func grow() {
        capacity *= 2
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.moveInitialize(from: elements, count: count)
        elements.deallocate()
        elements = larger
    }
}
