import Crypto
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// An attachment as one caller sees it.
struct ShownAttachment: Representable {
    let attachment: Attachment
    let sight: AttachmentSight
    var status: Status = .ok

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 512)
        writer.beginObject()
        writer.key("id")
        writer.string(attachment.id.description)
        if let name = attachment.name {
            writer.key("name")
            writer.string(name.description)
        }
        writer.key("type")
        writer.string(attachment.type.rawValue)
        writer.key("bytes")
        writer.integer(attachment.bytes)
        if let digest = attachment.digest {
            writer.key("sha256")
            writer.string(digest.hexadecimal)
        }
        writeState(to: &writer)
        if let object = attachment.object {
            writer.key("attachedTo")
            writer.beginObject()
            writer.key("type")
            writer.string(object.type)
            writer.key("id")
            writer.string(object.id)
            writer.endObject()
        } else if attachment.isReadable || attachment.state == .scanning {
            writer.key("expiresAt")
            writer.string(attachment.createdAt.adding(seconds: Attachment.waitingTime).description)
        }
        writer.key("createdAt")
        writer.string(attachment.createdAt.description)
        writer.key("version")
        writer.integer(attachment.version)
        writer.key("actions")
        writer.beginArray()
        for action in actions { writer.string(action) }
        writer.endArray()
        writer.endObject()
        var representation = Representation(status, .json, writer.bytes, version: attachment.version)
        if status == .accepted { representation.fields.append(.location, "/v1/attachments/\(attachment.id)") }
        return representation
    }

    private func writeState(to writer: inout JSONWriter) {
        let columns = attachment.state.columns
        writer.key("state")
        writer.string(columns.name)
        if let settledAt = columns.settledAt {
            writer.key("settledAt")
            writer.string(settledAt.description)
        }
        if let signature = columns.signature {
            writer.key("signature")
            writer.string(signature)
        }
    }

    private var actions: [String] {
        if case .erased = attachment.state { return [] }
        switch sight {
        case .nothing, .metadata: return []
        case .content: return attachment.isReadable ? ["download"] : []
        case .everything: return attachment.isReadable ? ["download", "delete"] : ["delete"]
        }
    }
}
