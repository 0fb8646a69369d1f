import Kernel

/// Says which version this is.
enum VersionCommand: Subcommand {
    static let name = "version"
    static let summary = Text(fr: "dit la version", en: "says the version")

    static func run(_ arguments: Arguments) throws -> Int32 {
        Terminal.print("guichet \(Version.current)")
        return 0
    }
}
