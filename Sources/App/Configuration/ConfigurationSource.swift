private import Glibc
import Kernel

/// What the operator said, before it is understood: flags win over the environment, which wins over the file.
package struct ConfigurationSource: Sendable {
    private var values: [String: String] = [:]
    /// Names that nothing reads, for a warning.
    private(set) var unknown: [String] = []

    /// Where the file's name is.
    static let fileVariable = "GUICHET_CONFIG"

    /// Gathers the three sources.
    ///
    /// - Throws: when the file cannot be read, or a line of it is not `NAME=value`.
    package init(flags: [String: String], environment: [String: String]) throws(ConfigurationError) {
        let known = Set(Setting.all.map(\.variable) + [ConfigurationSource.fileVariable])
        if let path = environment[ConfigurationSource.fileVariable] {
            for (name, value) in try ConfigurationSource.read(path) {
                guard known.contains(name) else {
                    throw ConfigurationError("\(path): unknown setting \(name)\(ConfigurationSource.suggestion(name))")
                }
                values[name] = value
            }
        }
        for (name, value) in environment where name.hasPrefix("GUICHET_") {
            if known.contains(name) { values[name] = value } else { unknown.append(name) }
        }
        for setting in Setting.all {
            if let flag = setting.flag, let value = flags[flag] { values[setting.variable] = value }
        }
        unknown.sort()
    }

    subscript(setting: Setting) -> String? { values[setting.variable].flatMap { $0.isEmpty ? nil : $0 } }

    /// The variables of this process.
    package static func processEnvironment() -> [String: String] {
        var result: [String: String] = [:]
        var place = environ
        while let entry = place.pointee {
            let pair = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
            place += 1
        }
        return result
    }

    /// `; did you mean ...?` when a known name is near.
    static func suggestion(_ name: String) -> String {
        let near = Setting.all.map(\.variable).min { distance($0, name) < distance($1, name) }
        guard let near, distance(near, name) <= 3 else { return "" }
        return "; did you mean \(near)?"
    }

    private static func read(_ path: String) throws(ConfigurationError) -> [(String, String)] {
        guard let bytes = File.read(path) else { throw ConfigurationError("cannot read \(path)") }
        var pairs: [(String, String)] = []
        for (number, line) in String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
            if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
            let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { throw ConfigurationError("\(path), line \(number + 1): NAME=value expected") }
            pairs.append((String(pair[0]), String(pair[1])))
        }
        return pairs
    }

    /// How many letters differ (Levenshtein).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == right[column] ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
