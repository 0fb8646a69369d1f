import Crypto
import Kernel

/// Makes the file of keys by which columns are sealed and the journal is authenticated.
enum KeysInitCommand: Subcommand {
    static let name = "keys init"
    static let usage = "[FILE]"
    static let summary = Text(
        fr: "crée le fichier de clés de GUICHET_KEYS, lisible par vous seul",
        en: "creates the key file of GUICHET_KEYS, readable by you alone")

    static func run(_ arguments: Arguments) throws -> Int32 {
        let path = try arguments.keyFile()
        try KeyFile(path).create(at: Clock.system.now())
        Terminal.print(made(path)(in: Terminal.language))
        return 0
    }

    private static func made(_ path: String) -> Text {
        Text(
            fr: "\(path) : clé 1. Gardez-en une copie, à part des sauvegardes : sans elle, rien de scellé ne s'ouvre.",
            en: "\(path): key 1. Keep a copy, apart from the backups: without it, nothing sealed opens.")
    }
}
