import Journal

extension Event {
    /// Somebody sent a file.
    static func attachmentSent(_ attachment: Attachment) -> Event { said("attachment-sent", attachment) }
    /// The scanner said what it is, or could not.
    static func attachmentScanned(_ attachment: Attachment) -> Event { said("attachment-scanned", attachment) }
    /// It belongs to something now.
    static func attachmentAttached(_ attachment: Attachment) -> Event { said("attachment-attached", attachment) }
    /// Somebody read its content.
    static func attachmentRead(_ attachment: Attachment) -> Event { said("attachment-read", attachment) }
    /// It was destroyed.
    static func attachmentErased(_ attachment: Attachment) -> Event { said("attachment-erased", attachment) }

    private static func said(_ code: StaticString, _ attachment: Attachment) -> Event {
        Event(
            code, on: ObjectName("attachment", attachment.id), version: attachment.version,
            details: #"{"state":"\#(attachment.state.columns.name)"}"#)
    }
}
