import Crypto
import Kernel

/// Adds a key, which seals from then on.
enum KeysRotateCommand: Subcommand {
    static let name = "keys rotate"
    static let usage = "[FILE]"
    static let summary = Text(
        fr: "ajoute une clé, qui scelle dès le prochain démarrage", en: "adds a key, which seals from the next start on"
    )

    static func run(_ arguments: Arguments) throws -> Int32 {
        let path = try arguments.keyFile()
        let number = try KeyFile(path).rotate(at: Clock.system.now())
        Terminal.print(
            Text(
                fr: "\(path) : clé \(number), utilisée au prochain démarrage ; les précédentes ouvrent toujours.",
                en: "\(path): key \(number), used from the next start on; the earlier ones still open.")(
                    in: Terminal.language))
        return 0
    }
}
