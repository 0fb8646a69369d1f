private import Glibc

/// Waits until something is so, a minute at most: what the service does behind its answers takes as long as the machine
/// lets it.
///
/// - Returns: whether it came to be.
@discardableResult package func eventually(_ isSo: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<2400 {
        if try isSo() { return true }
        usleep(25_000)
    }
    return false
}
