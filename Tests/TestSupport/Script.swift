import Foundation
package import Testing

/// What an integrator types: the scripts of `examples/` and the program's own commands.
package enum Script {
    /// The program, beside the tests.
    package static let program = TestAPI.root + "/.build/debug/guichet"

    /// Whether this machine has what the scripts use.
    package static let canRun = ([program] + ["bash", "curl", "jq"].map { "/usr/bin/" + $0 })
        .allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

    /// Why scripts are skipped where they cannot run.
    package static let skipped: Comment = "the program, curl or jq is not there"

    /// Runs a script of `examples/`; its status and everything it says.
    package static func example(
        _ name: String, _ arguments: [String], variables: [String: String] = [:]
    ) throws -> (status: Int32, text: String) {
        try run("/usr/bin/bash", ["\(TestAPI.root)/examples/\(name).sh"] + arguments, variables: variables)
    }

    /// Runs a command that finds the program under `GUICHET`; its status and everything it says.
    package static func run(
        _ command: String, _ arguments: [String], variables: [String: String] = [:]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: command)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
            .merging(["GUICHET": program]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    /// A port that nothing listened on a moment ago.
    package static func freePort() -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        precondition(isBound, "no port is free")
        return UInt16(bigEndian: address.sin_port)
    }
}
