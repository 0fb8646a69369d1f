import Kernel

/// One thing that `guichet` does from the command line.
protocol Subcommand: SendableMetatype {
    /// What is typed: `feedback list`.
    static var name: String { get }
    /// What may follow it.
    static var usage: String { get }
    static var summary: Text { get }
    /// Flags that take a value, without their dashes.
    static var flags: [String] { get }

    /// Does it; the exit status.
    static func run(_ arguments: Arguments) throws -> Int32
}

extension Subcommand {
    static var usage: String { "" }
    static var flags: [String] { [] }
}

/// What was typed after a subcommand.
struct Arguments {
    let flags: [String: String]
    let rest: [String]

    /// Flags that another command reads.
    init(flags: [String: String]) {
        self.flags = flags
        rest = []
    }

    /// Sorts flags (`--name value` or `--name=value`) from the rest.
    ///
    /// - Throws: for a flag that the subcommand does not take, or that lacks its value.
    init(_ words: some Sequence<String>, allowed: [String]) throws(UsageError) {
        var flags: [String: String] = [:]
        var rest: [String] = []
        var words = words.makeIterator()
        while let word = words.next() {
            guard word.hasPrefix("--"), word.count > 2 else {
                rest.append(word)
                continue
            }
            let pair = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(pair[0])
            guard allowed.contains(name) else { throw UsageError("unknown flag --\(name)") }
            guard let value = pair.count == 2 ? String(pair[1]) : words.next() else {
                throw UsageError("--\(name) needs a value")
            }
            guard flags.updateValue(value, forKey: name) == nil else { throw UsageError("--\(name) is repeated") }
        }
        self.flags = flags
        self.rest = rest
    }
}

extension Arguments {
    /// How the service would run.
    ///
    /// - Parameter own: flags that are the command's own, and no setting.
    func configuration(besides own: Set<String> = []) throws -> Configuration {
        try Configuration(
            ConfigurationSource(
                flags: flags.filter { !own.contains($0.key) }, environment: ConfigurationSource.processEnvironment()))
    }

    /// The file of the database, by flag, environment or file.
    func database() throws -> String { try configuration().databaseFile() }

    /// The file that was typed, or the one of `GUICHET_KEYS`.
    func keyFile() throws -> String {
        guard rest.count <= 1 else { throw UsageError("one FILE at most") }
        let source = try ConfigurationSource(flags: flags, environment: ConfigurationSource.processEnvironment())
        guard let path = rest.first ?? source[.keys] else {
            throw UsageError("a FILE expected, or its name in GUICHET_KEYS")
        }
        return path
    }
}

/// A command line that cannot be understood; the help follows.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
