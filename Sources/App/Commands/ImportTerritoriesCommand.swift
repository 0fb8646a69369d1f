import Kernel
import Territories

/// Takes newer tables of reference data, after telling what they change.
enum ImportTerritoriesCommand: Subcommand {
    static let name = "import territories"
    static let usage = "FOLDER|URL [--mode atomic|dry-run] [--database FILE] [--home FOLDER]"
    static let summary = Text(
        fr: "remplace des tables de référence, et dit ce qui change",
        en: "replaces reference tables, and says what changes")
    static let flags = ["mode", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one FOLDER or URL expected") }
        guard let mode = Mode(rawValue: arguments.flags["mode"] ?? "atomic") else {
            throw UsageError("--mode: atomic or dry-run expected")
        }
        var flags = arguments.flags
        flags["mode"] = nil
        let configuration = try Configuration(
            ConfigurationSource(flags: flags, environment: ConfigurationSource.processEnvironment()))
        let changes = try changes(ReferenceData(configuration), arguments.rest[0], installing: mode == .atomic)
        let language = Terminal.language
        for sentence in changes.sentences { Terminal.print(sentence(in: language)) }
        if mode == .atomic, !changes.isEmpty { Terminal.print(installed(in: language)) }
        return 0
    }

    private static func changes(
        _ reference: ReferenceData, _ source: String, installing: Bool
    ) throws -> ReferenceChanges {
        guard source.hasPrefix("https://") || source.hasPrefix("http://") else {
            return try reference.take(source, installing: installing)
        }
        let download = try ReferenceDownload(from: source, to: reference.nextDownload)
        return try reference.take(download.folder, installing: installing)
    }

    private enum Mode: String {
        case atomic
        case dryRun = "dry-run"
    }

    private static let installed = Text(
        fr: "Installé : le service en tiendra compte à son prochain démarrage.",
        en: "Installed: the service will use it when it starts again.")
}

extension ReferenceChanges {
    /// What changes, a sentence each; a single one when nothing does.
    var sentences: [Text] {
        if isEmpty { return [Text(fr: "Rien ne change.", en: "Nothing changes.")] }
        var sentences = counts.filter { $0.count > 0 }.map {
            Text(fr: "\($0.count) \($0.name.french)", en: "\($0.count) \($0.name.english)")
        }
        sentences += merged.map { Text(fr: "\($0.code) rejoint \($0.into)", en: "\($0.code) joins \($0.into)") }
        sentences += renamed.map {
            Text(fr: "\($0.code) : \($0.from) → \($0.to)", en: "\($0.code): \($0.from) → \($0.to)")
        }
        sentences += lost.map {
            Text(fr: "attention : rien ne remplace \($0)", en: "warning: nothing replaces \($0)")
        }
        sentences += nomenclatures.map {
            Text(
                fr: "\($0.name.rawValue) : \($0.added) ajoutés, \($0.removed) retirés, \($0.relabelled) renommés",
                en: "\($0.name.rawValue): \($0.added) added, \($0.removed) removed, \($0.relabelled) renamed")
        }
        sentences += renewed.map {
            Text(fr: "\($0.table) : millésime \($0.vintage)", en: "\($0.table): vintage \($0.vintage)")
        }
        return sentences
    }

    private var counts: [(count: Int, name: Text)] {
        [
            (created.count, Text(fr: "communes nouvelles", en: "new communes")),
            (merged.count, Text(fr: "communes réunies à une autre", en: "communes that join another")),
            (lost.count, Text(fr: "codes perdus", en: "codes lost")),
            (renamed.count, Text(fr: "communes renommées", en: "communes renamed")),
            (moved.count, Text(fr: "communes d'autre rattachement", en: "communes that lie elsewhere")),
            (recounted, Text(fr: "populations différentes", en: "other counts of residents")),
            (createdEpcis.count, Text(fr: "EPCI nouveaux", en: "new EPCI")),
            (dissolvedEpcis.count, Text(fr: "EPCI disparus", en: "EPCI that are no more")),
        ]
    }
}
