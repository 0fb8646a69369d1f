/// What happened, said by the feature in whose transaction it happened: `extension Event { static func ticketResolved… }`.
package struct Event: Sendable {
    /// Kebab-case, in the past, stable: `opinion-given`.
    package let code: String
    package let object: ObjectName
    /// The version that the object has since.
    package let version: Int?
    /// A JSON object that says more; it goes when the person it is about asks for it, and never holds free text.
    package let details: String?
    /// The organisations and units that it concerns: who may learn of it, when its code is one that leaves the house.
    package let audience: Set<Audience>

    /// What happened to one object.
    package init(
        _ code: StaticString, on object: ObjectName, version: Int? = nil, details: String? = nil,
        audience: Set<Audience> = []
    ) {
        self.code = code.description
        self.object = object
        self.version = version
        self.details = details
        self.audience = audience
    }
}
