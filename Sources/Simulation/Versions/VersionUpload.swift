import Endpoints
import HTTP
import JSON
import Kernel

/// The files that an author sends: a JSON body with all of them, or one YAML file as it is.
struct VersionUpload: Sendable {
    let files: ModelFiles
    let note: String?

    /// Files of a version, and bytes of all of them.
    static let mostFiles = 200
    static let largestVersion = 4 << 20

    init(from request: inout RequestReader) throws(Failure) {
        if request.isOf(.yaml) {
            files = ModelFiles([ModelFiles.File(name: "model.publicodes", bytes: try request.bytes())])
            note = nil
            return
        }
        var body = try BodyMembers(request.json(limits: .file))
        note = try body.typed("note", as: Note.self)?.description
        if let rules = body.value("rules") {
            guard rules.kind == .object else { throw BodyMembers.wrong(rules, .objectExpected) }
            files = ModelFiles([ModelFiles.File(name: "model.json", bytes: Array(rules.raw))])
        } else {
            guard let list = try body.list("files", upTo: VersionUpload.mostFiles) else {
                throw BodyMembers.missing("files", in: try request.json(limits: .file))
            }
            var files: [ModelFiles.File] = []
            for element in list {
                var members = try BodyMembers(element)
                guard let name = try members.typed("name", as: FileName.self)?.description else {
                    throw BodyMembers.missing("name", in: element)
                }
                let content = try members.text("content")
                try members.finish()
                guard !files.contains(where: { $0.name == name }) else {
                    throw BodyMembers.wrong(element["name"]!, .invalidValue)
                }
                files.append(ModelFiles.File(name: name, bytes: Array(content.utf8)))
            }
            guard !files.isEmpty else { throw BodyMembers.wrong(body.value("files")!, .valueExpected) }
            self.files = ModelFiles(files)
        }
        try body.finish()
        let size = files.all.reduce(0) { $0 + $1.bytes.count }
        guard size <= VersionUpload.largestVersion else { throw Failure(.bodyTooLarge) }
    }

    /// The name of a file inside a model.
    private struct FileName: LosslessStringConvertible {
        let description: String

        init?(_ text: String) {
            let isPlain = text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./ ".unicodeScalars.contains($0)
            }
            let isKnown = [".publicodes", ".yaml", ".yml", ".json"].contains(where: text.hasSuffix)
            guard isPlain, isKnown, text.utf8.count <= 200, !text.hasPrefix("/"), !text.contains("..") else {
                return nil
            }
            description = text
        }
    }

    /// What an author says of a version.
    struct Note: LosslessStringConvertible {
        let description: String

        init?(_ text: String) {
            guard text.unicodeScalars.count <= 2000 else { return nil }
            description = text
        }
    }
}
