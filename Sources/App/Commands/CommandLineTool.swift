private import Glibc
import Kernel

/// The command line of `guichet`.
package enum CommandLineTool {
    static let subcommands: [any Subcommand.Type] = [
        ServeCommand.self, CheckConfigCommand.self, EvaluateCommand.self, BackupCommand.self,
        BackupPruneCommand.self, RestoreCommand.self,
        VerifyCommand.self, DatabaseCopyCommand.self, DoctorCommand.self,
        KeysInitCommand.self, KeysRotateCommand.self, KeysCreateCommand.self, AccountsCreateCommand.self,
        AccountsListCommand.self, AccountsLinkCommand.self, ImportTerritoriesCommand.self, ImportCompaniesCommand.self,
        FeedbackListCommand.self,
        JournalVerifyCommand.self, JournalShowCommand.self,
        OutboxListCommand.self, OutboxShowCommand.self, OutboxRetryCommand.self, OutboxBounceCommand.self,
        OutboxTrustCommand.self,
        ModelsCheckCommand.self, ModelsTestCommand.self, ModelsImportCommand.self,
        ModelsDiffCommand.self,
        ArchiveExportCommand.self, ArchiveEraseCommand.self,
        PrivacyExportCommand.self, PrivacyEraseCommand.self, PrivacyRetainCommand.self,
        HealthcheckCommand.self,
        VersionCommand.self,
    ]

    /// Runs what the words say; the exit status: 0 done, 1 failed, 2 not understood.
    package static func run(_ words: [String]) -> Int32 {
        if words.isEmpty || ["help", "--help", "-h"].contains(words[0]) { return help(Array(words.dropFirst())) }
        if words[0] == "--version" { return run(["version"]) }
        guard let subcommand = subcommand(for: words) else {
            Terminal.error("guichet: unknown command: \(words[0])")
            _ = help([])
            return 2
        }
        let rest = words.dropFirst(subcommand.name.split(separator: " ").count)
        if rest.contains("--help") || rest.contains("-h") { return help(words.filter { !$0.hasPrefix("-") }) }
        do {
            return try subcommand.run(Arguments(rest, allowed: subcommand.flags))
        } catch let error as UsageError {
            Terminal.error("guichet \(subcommand.name): \(error)")
            Terminal.error("usage: guichet \(subcommand.name) \(subcommand.usage)")
            return 2
        } catch {
            Terminal.error("guichet \(subcommand.name): \(Terminal.sentence(error))")
            return 1
        }
    }

    private static func subcommand(for words: [String]) -> (any Subcommand.Type)? {
        subcommands.filter { subcommand in
            words.starts(with: subcommand.name.split(separator: " ").map(String.init))
        }.max { $0.name.count < $1.name.count }
    }

    private static func help(_ topic: [String]) -> Int32 {
        let language = Terminal.language
        if let subcommand = subcommand(for: topic) {
            Terminal.print("guichet \(subcommand.name) \(subcommand.usage)\n\n  \(subcommand.summary(in: language))")
            if subcommand.name == ServeCommand.name || subcommand.name == CheckConfigCommand.name { printSettings() }
            return 0
        }
        Terminal.print("guichet \(Version.current)\n")
        for subcommand in subcommands {
            let name = subcommand.name
            Terminal.print(
                "  \(name)\(String(repeating: " ", count: max(1, 20 - name.count)))\(subcommand.summary(in: language))")
        }
        Terminal.print("\n  guichet help COMMAND")
        return topic.isEmpty ? 0 : 2
    }

    private static func printSettings() {
        Terminal.print("")
        for setting in Setting.all {
            let name = setting.variable + (setting.flag.map { " (--\($0))" } ?? "")
            Terminal.print("  \(name)\n      \(setting.meaning(in: Terminal.language)) [\(setting.standard)]")
        }
        Terminal.print("  GUICHET_CONFIG\n      NAME=value, one a line")
    }
}
