import Glibc
import Testing

/// Waits until something is so: a minute, for a machine that is busy with other things.
func waiting(_ what: Comment? = nil, until isSo: () throws -> Bool) throws {
    for _ in 0..<2400 {
        if try isSo() { return }
        usleep(25_000)
    }
    Issue.record(what ?? "it did not come in a minute")
}
