import Crypto
import Database
package import Kernel

/// One thing that happened, as it is stored.
package struct JournalEntry: Sendable {
    let frame: EntryFrame
    /// `nil` once it was erased.
    let payload: EntryPayload?
    let payloadDigest: Digest
    let digest: Digest

    /// Its place in the journal, from 1.
    package var number: Int { frame.number }
    package var at: Timestamp { frame.at }
    package var code: String { frame.code }
    package var object: ObjectName { frame.object }
    /// The version that the object had since.
    package var version: Int? { frame.version }
    /// Who did it; `nil` when that was erased.
    package var author: Author? { Author(kind: frame.authorKind, id: payload?.author) }
    /// The request in which it was done.
    package var request: String? { payload?.request }
    /// A JSON object that says more.
    package var details: String? { payload?.details }
    /// Whether who did it and the details were erased.
    package var isErased: Bool { payload == nil }

    /// Whether it is what was written.
    var isIntact: Bool {
        frame.digest(with: payloadDigest) == digest && payload.map { $0.digest == payloadDigest } ?? true
    }
}

extension JournalEntry {
    init(_ row: borrowing Row) throws {
        let number: Int = try row["number"]
        frame = EntryFrame(
            number: number, at: try row["at"], code: try row["code"],
            object: ObjectName(type: try row["objectType"], id: try row["object"]), version: try row["version"],
            authorKind: try row["authorKind"])
        let salt: [UInt8]? = try row["salt"]
        let author: String? = try row["author"]
        let request: String? = try row["request"]
        let details: String? = try row["details"]
        payload = salt.map { EntryPayload(author: author, request: request, details: details, salt: $0) }
        payloadDigest = try row["payloadDigest"]
        digest = try row["digest"]
    }
}

extension JournalEntry: Encodable {
    private enum Key: CodingKey {
        case number, at, code, objectType, object, version, author, request, details, isErased
    }

    private enum AuthorKey: CodingKey { case kind, id }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(number, forKey: .number)
        try container.encode(at, forKey: .at)
        try container.encode(code, forKey: .code)
        try container.encode(object.type, forKey: .objectType)
        try container.encode(object.id, forKey: .object)
        try container.encodeIfPresent(version, forKey: .version)
        var author = container.nestedContainer(keyedBy: AuthorKey.self, forKey: .author)
        try author.encode(frame.authorKind, forKey: .kind)
        try author.encodeIfPresent(payload?.author, forKey: .id)
        try container.encodeIfPresent(request, forKey: .request)
        try container.encodeIfPresent(details, forKey: .details)
        try container.encode(isErased, forKey: .isErased)
    }
}
