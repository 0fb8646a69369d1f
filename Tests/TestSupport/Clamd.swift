private import Foundation

/// A real scanner as a child of the test, which knows one virus: the EICAR test file.
package final class Clamd {
    package let folder: String
    package var socket: String { folder + "/s" }
    private var process = Process()
    private let settings: String

    package static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/sbin/clamd")
    package static let absence = "clamav-daemon is not installed: tests with the real scanner are skipped"

    /// The test file, written so that no scanner stumbles over this source.
    package static let eicar =
        Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}$"#.utf8) + Array("EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)

    /// A scanner that listens when this returns.
    package init(settings: String = "StreamMaxLength 12M", isStarted: Bool = true) throws {
        // The path of a socket is short.
        folder = "/tmp/guichet-clamd-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        self.settings = settings
        try FileManager.default.createDirectory(atPath: folder + "/db", withIntermediateDirectories: true)
        let pattern = Clamd.eicar.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try "Guichet.Test.Eicar:0:*:\(pattern)\n".write(
            toFile: folder + "/db/test.ndb", atomically: true, encoding: .utf8)
        try """
        Foreground yes
        DatabaseDirectory \(folder)/db
        LocalSocket \(folder)/s
        LocalSocketMode 600
        MaxThreads 2
        \(settings)

        """.write(toFile: folder + "/clamd.conf", atomically: true, encoding: .utf8)
        if isStarted { try start() }
    }

    deinit {
        kill()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts it, again if need be.
    package func start() throws {
        unlink(socket)
        process = Process()
        process.executableURL = URL(filePath: "/usr/sbin/clamd")
        process.arguments = ["-c", folder + "/clamd.conf"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<600 where access(socket, F_OK) != 0 { usleep(50_000) }
        guard access(socket, F_OK) == 0 else { throw DoesNotStart() }
    }

    private struct DoesNotStart: Error {}

    /// Ends it as a crash does.
    package func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
