import Glibc

/// Waits for a job of the service, which works by the machine's time.
enum Pause {
    static func milliseconds(_ count: UInt32) { usleep(count * 1000) }
}

extension String {
    /// Where a text first occurs.
    func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
