private import Glibc

/// A folder for one test: gone with it, or at the latest with the process; what a killed process left is swept away by the
/// next one.
package final class TemporaryFolder: Sendable {
    /// Where it is, without a slash at the end.
    package let path: String

    /// Makes an empty folder that only its owner can read.
    package init() {
        TemporaryFolder.prepare
        var template = Array("\(TemporaryFolder.ours)XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "no folder can be made in \(TemporaryFolder.parent)")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { TemporaryFolder.remove(path) }

    private static let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    private static let mark = "guichet-test-"
    /// How the folders of this process begin.
    private static let ours = "\(parent)/\(mark)\(getpid())-"

    /// Once a process: sweeps, and sees to its own end.
    private static let prepare: Void = {
        for name in names(in: parent) where name.hasPrefix(mark) {
            let owner = name.dropFirst(mark.count).prefix { $0 != "-" }
            if let process = pid_t(owner), kill(process, 0) != 0, errno == ESRCH { remove("\(parent)/\(name)") }
        }
        atexit {
            for name in TemporaryFolder.names(in: TemporaryFolder.parent)
            where "\(TemporaryFolder.parent)/\(name)".hasPrefix(TemporaryFolder.ours) {
                TemporaryFolder.remove("\(TemporaryFolder.parent)/\(name)")
            }
        }
    }()

    private static func names(in folder: String) -> [String] {
        guard let entries = opendir(folder) else { return [] }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func remove(_ path: String) {
        var status = stat()
        // A link is taken away, never what it points at.
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in names(in: path) { remove("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
