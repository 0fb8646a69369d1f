private import Glibc
import Kernel

/// The folder of what comes with the program: rule models, reference tables, the contract.
package struct Home: Sendable {
    package let path: String

    /// The folder that was chosen, or the nearest one above the program, or above the current folder.
    ///
    /// - Throws: when nothing there looks like ours.
    init(chosen: String?) throws(ConfigurationError) {
        if let chosen {
            guard Home.isHome(chosen) else {
                throw ConfigurationError("GUICHET_HOME (--home): \(chosen) does not hold data/ and openapi.yaml")
            }
            path = chosen
            return
        }
        for start in [Home.folder(of: "/proc/self/exe"), "."] {
            var folder = start
            for _ in 0..<8 {
                if Home.isHome(folder) {
                    path = folder
                    return
                }
                folder += "/.."
            }
        }
        throw ConfigurationError("no folder above the program holds data/ and openapi.yaml: set GUICHET_HOME")
    }

    /// The contract, `nil` when it cannot be read.
    package var contract: [UInt8]? { File.read(path + "/openapi.yaml") }
    /// The folder of the rule models that come with the product.
    package var models: String { path + "/data/models" }

    /// The folder of the templates of letters.
    package var letters: String { path + "/data/letters" }
    /// The folder of the comparisons.
    package var comparisons: String { path + "/data/comparisons" }
    /// The folder of the simulators.
    package var simulators: String { path + "/data/simulators" }

    /// The folder of the tables of reference data that come with the product.
    package var reference: String { path + "/data/reference" }

    private static func isHome(_ folder: String) -> Bool {
        File.isFolder(folder + "/data/models") && access(folder + "/openapi.yaml", R_OK) == 0
    }

    private static func folder(of link: String) -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink(link, &buffer, buffer.count)
        guard count > 0 else { return "." }
        let path = String(decoding: buffer[..<count], as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}
