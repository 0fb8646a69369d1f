import Attachments
import Database
private import Glibc
import HTTP
package import Kernel
import LocalClient

/// What somebody who runs the service should know: what is well, what they may want otherwise, what cannot work.
package struct Diagnosis: Sendable {
    /// One thing that was looked at.
    package struct Finding: Sendable {
        package let grade: Grade
        /// What was looked at, such as `keys`.
        package let topic: String
        package let text: Text
    }

    /// How a thing is.
    package enum Grade: String, Sendable {
        case well = "ok"
        /// It works, and is not what one wants for real people.
        case doubtful = "mind"
        /// It does not work.
        case wrong = "fail"
    }

    package private(set) var findings: [Finding] = []

    /// Looks at everything.
    package init(_ configuration: Configuration) {
        settings(configuration)
        storage(configuration)
        secrets(configuration)
        mail(configuration)
        files(configuration)
        publicFace(configuration)
        running(configuration)
    }

    /// Whether something does not work.
    package var isWrong: Bool { findings.contains { $0.grade == .wrong } }

    private mutating func add(_ grade: Grade, _ topic: String, fr: String, en: String) {
        findings.append(Finding(grade: grade, topic: topic, text: Text(fr: fr, en: en)))
    }

    private mutating func settings(_ configuration: Configuration) {
        for name in configuration.unknown {
            let hint = ConfigurationSource.suggestion(name)
            add(.wrong, "settings", fr: "rien ne lit \(name)\(hint)", en: "nothing reads \(name)\(hint)")
        }
        if configuration.unknown.isEmpty { add(.well, "settings", fr: "tous compris", en: "all understood") }
    }

    private mutating func storage(_ configuration: Configuration) {
        let path = configuration.database
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        guard access(folder.isEmpty ? "/" : folder, W_OK) == 0 else {
            return add(
                .wrong, "database", fr: "on ne peut pas écrire dans \(folder)", en: "\(folder) cannot be written to")
        }
        if configuration.databaseAddress != nil { return server(configuration) }
        var space = statvfs()
        let free = statvfs(folder.isEmpty ? "/" : folder, &space) == 0 ? Int(space.f_bavail) * Int(space.f_frsize) : 0
        let gibibytes = free >> 30
        let grade: Grade = gibibytes < 1 ? .doubtful : .well
        let exists = access(path, F_OK) == 0
        add(
            grade, "database",
            fr: "\(path)\(exists ? "" : ", qui sera créée"), \(gibibytes) Gio libres",
            en: "\(path)\(exists ? "" : ", to be created"), \(gibibytes) GiB free")
        if let mode = Diagnosis.mode(of: path), mode & 0o077 != 0 {
            add(
                .doubtful, "database", fr: "d'autres comptes de la machine peuvent lire \(path)",
                en: "other accounts of the machine may read \(path)")
        }
    }

    private mutating func server(_ configuration: Configuration) {
        let place = configuration.databasePlace
        do {
            let version = try configuration.storage.serverVersion()
            add(.well, "database", fr: "\(place), PostgreSQL \(version)", en: "\(place), PostgreSQL \(version)")
        } catch { add(.wrong, "database", fr: "\(place) ne répond pas", en: "\(place) does not answer") }
    }

    private mutating func secrets(_ configuration: Configuration) {
        guard configuration.keys != nil else {
            return add(
                .doubtful, "keys",
                fr: "aucune : ni second facteur, ni pièce jointe, ni donnée scellée (guichet keys init, GUICHET_KEYS)",
                en: "none: no second factor, no attachment, no sealed data (guichet keys init, GUICHET_KEYS)")
        }
        add(.well, "keys", fr: "lues", en: "read")
    }

    private mutating func mail(_ configuration: Configuration) {
        if configuration.relay == nil {
            add(
                .doubtful, "mail", fr: "gardé ici, personne ne le reçoit (guichet outbox list, GUICHET_SMTP_URL)",
                en: "kept here, nobody receives it (guichet outbox list, GUICHET_SMTP_URL)")
        } else {
            add(.well, "mail", fr: "par un relais", en: "through a relay")
        }
        let address = configuration.publicAddress
        if address.hasPrefix("https://") {
            add(.well, "address", fr: address, en: address)
        } else {
            add(
                .doubtful, "address",
                fr: "\(address) : les liens des lettres ne sont pas chiffrés (GUICHET_PUBLIC_URL)",
                en: "\(address): the links in letters are not encrypted (GUICHET_PUBLIC_URL)")
        }
    }

    private mutating func files(_ configuration: Configuration) {
        switch configuration.attachments.scanning {
        case .clamd(let scanner):
            if scanner.isReachable {
                add(.well, "files", fr: "clamd répond", en: "clamd answers")
            } else {
                add(
                    .wrong, "files", fr: "clamd ne répond pas : les fichiers attendent",
                    en: "clamd does not answer: files wait")
            }
        case .refuse:
            add(
                .doubtful, "files", fr: "refusés, faute d'antivirus (GUICHET_CLAMD)",
                en: "refused, for want of a scanner (GUICHET_CLAMD)")
        case .acceptUnscanned:
            add(.doubtful, "files", fr: "acceptés sans analyse", en: "accepted without a scan")
        }
    }

    private mutating func publicFace(_ configuration: Configuration) {
        if configuration.isDemonstration {
            add(.doubtful, "data", fr: "inventées (GUICHET_DEMO)", en: "invented (GUICHET_DEMO)")
        }
        if configuration.site.publisher == nil {
            add(
                .doubtful, "site", fr: "les mentions légales sont vides (GUICHET_SITE)",
                en: "the legal notice is empty (GUICHET_SITE)")
        }
        if configuration.rateLimits == nil {
            add(.doubtful, "limits", fr: "personne n'est compté", en: "nobody is counted")
        }
    }

    private mutating func running(_ configuration: Configuration) {
        let client = LocalClient(.unix(path: configuration.ownerSocket), timeoutSeconds: 5)
        guard let answer = try? client.send(.get, "/readyz") else {
            return add(.well, "service", fr: "arrêté", en: "not running")
        }
        if answer.status == 200 {
            add(.well, "service", fr: "en marche et prêt", en: "running and ready")
        } else {
            add(.wrong, "service", fr: "en marche, pas prêt : \(answer.text)", en: "running, not ready: \(answer.text)")
        }
    }

    /// Who may do what with a file; `nil` when there is none.
    private static func mode(of path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
