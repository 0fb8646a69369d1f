import Endpoints
import HTTP
import JSON
import Kernel

extension JSONWriter {
    /// The members of a version.
    mutating func members(of version: ModelVersion) {
        key("model")
        string(version.model)
        key("version")
        string(String(version.number))
        key("state")
        string(version.state.name)
        key("revision")
        integer(version.revision)
        key("digest")
        string(version.digest)
        key("note")
        string(version.note)
        key("createdAt")
        string(version.createdAt.description)
        switch version.state {
        case .draft: break
        case .inReview(let since, let approval):
            instant("submittedAt", since)
            if let approval { instant("publishFrom", approval.from) }
        case .published(_, let at): instant("publishedAt", at)
        case .retired(_, let published, let at):
            instant("publishedAt", published)
            instant("retiredAt", at)
        }
        if let remark = version.remark {
            key("remark")
            string(remark)
        }
        key("actions")
        beginArray()
        for action in version.transitions { string(action) }
        endArray()
    }

    private mutating func instant(_ name: String, _ instant: Timestamp) {
        key(name)
        string(instant.description)
    }
}

extension ModelVersion {
    /// The answer that shows it, with its report when there is one.
    func representation(
        _ status: Status = .ok, report: ModelReport? = nil, files: ModelFiles? = nil, in language: Language
    ) -> Representation {
        var writer = JSONWriter(reserving: 4 << 10)
        writer.beginObject()
        writer.members(of: self)
        if let report {
            writer.key("report")
            writer.report(report, in: language)
        }
        if let files { writer.files(files) }
        writer.endObject()
        var answer = Representation(status, .json, writer.bytes, version: revision)
        if status == .created {
            answer.fields.append(.location, "/v1/simulation/models/\(model)/versions/\(number)")
        }
        return answer
    }
}

extension JSONWriter {
    /// The files of a version, with what they hold.
    mutating func files(_ files: ModelFiles) {
        key("files")
        beginArray()
        for file in files.all {
            beginObject()
            key("name")
            string(file.name)
            key("content")
            string(String(decoding: file.bytes, as: UTF8.self))
            endObject()
        }
        endArray()
    }
}
