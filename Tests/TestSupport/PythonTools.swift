private import Glibc
private import Kernel

/// Programs of the Python package index that tests talk to, in an environment that is made once and kept with the build.
package enum PythonTools {
    private static let folder =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/.build/python-tools"

    /// The interpreter that has the packages.
    package static func python(for module: String) -> String { "\(folder)-\(module)/bin/python" }

    /// Whether a module can be imported; its package is installed the first time.
    package static func has(_ module: String, package: String? = nil) -> Bool {
        let python = python(for: module)
        if run(python, "-c", "import \(module)") { return true }
        return run("python3", "-m", "venv", "\(folder)-\(module)")
            && run(python, "-m", "pip", "install", "--quiet", package ?? module)
            && run(python, "-c", "import \(module)")
    }

    /// Runs a command to its end, in silence; whether it says that all went well.
    package static func run(_ words: String...) -> Bool { system(line(words) + " > /dev/null 2>&1") == 0 }

    /// A line for the shell, whatever is in the words.
    package static func line(_ words: [String]) -> String {
        words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    }
}
