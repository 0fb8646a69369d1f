/// What happened, said by the feature in whose transaction it happened: `extension Event { static func ticketResolved… }`.
package struct Event: Sendable {
    /// Kebab-case, in the past, stable: `opinion-given`.
    package let code: String
    package let object: ObjectName
    /// The version that the object has since.
    package let version: Int?
    /// A JSON object that says more; it goes when the person it is about asks for it, and never holds free text.
    package let details: String?

    /// What happened to one object.
    package init(_ code: StaticString, on object: ObjectName, version: Int? = nil, details: String? = nil) {
        self.code = code.description
        self.object = object
        self.version = version
        self.details = details
    }
}
