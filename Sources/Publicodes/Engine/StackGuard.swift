/// Tells when a recursion has used its part of the thread's stack, however large the frames of the build are.
struct StackGuard {
    private let floor: UInt

    /// Guards what is called from here.
    init(budget: Int) { floor = StackGuard.here &- UInt(budget) }

    /// Whether the recursion must stop.
    @inline(__always)
    var isExhausted: Bool { StackGuard.here < floor }

    /// An address near the top of the stack, which grows downwards.
    @inline(__always)
    private static var here: UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }
}
