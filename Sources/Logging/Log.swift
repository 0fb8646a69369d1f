private import Glibc
package import JSON
package import Kernel
private import Synchronization

/// The log of the service: JSON lines, gathered in memory and written a few times a second; what is serious, at once.
///
/// No line holds a body, a token, a name, an address or free text (docs/operations.md says what each event means).
package final class Log: Sendable {
    /// How serious an event is; what is below the chosen level is not written.
    package enum Level: String, CaseIterable, Comparable, Sendable {
        case debug
        case info
        case warning
        case error

        package static func < (left: Level, right: Level) -> Bool {
            allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
        }
    }

    package let level: Level
    private let descriptor: Int32
    private let clock: Clock
    private let buffer = Mutex<[UInt8]>([])

    /// A log that writes to a descriptor, which stays the caller's.
    package init(level: Level, descriptor: Int32 = STDERR_FILENO, clock: Clock = .system) {
        self.level = level
        self.descriptor = descriptor
        self.clock = clock
    }

    /// A log that keeps nothing, for tests.
    package static let silent = Log(level: .error, descriptor: -1)

    /// Records an event.
    ///
    /// - Parameters:
    ///   - event: kebab-case and stable, so that a machine can search for it.
    ///   - details: writes the event's own members.
    package func record(_ level: Level, _ event: String, _ details: (inout JSONWriter) -> Void = { _ in }) {
        guard level >= self.level, descriptor >= 0 else { return }
        var writer = JSONWriter(reserving: 256)
        writer.beginObject()
        writer.key("at")
        writer.string(clock.now().description)
        writer.key("level")
        writer.string(level.rawValue)
        writer.key("event")
        writer.string(event)
        details(&writer)
        writer.endObject()
        append(writer.bytes, flushing: level >= .warning)
    }

    /// Writes what has been gathered.
    package func flush() {
        buffer.withLock { pending in
            write(pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    private func append(_ line: [UInt8], flushing: Bool) {
        buffer.withLock { pending in
            pending.append(contentsOf: line)
            pending.append(0x0A)
            guard flushing || pending.count > 64 << 10 else { return }
            write(pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    /// A log that cannot be written must not stop the service: what fails is dropped.
    private func write(_ bytes: [UInt8]) { File.write(bytes, to: descriptor) }
}
