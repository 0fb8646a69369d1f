/// Whom an event concerns: an organisation, or one of its units.
package struct Audience: Hashable, Sendable {
    package let organisation: String
    package let unit: String?

    /// An organisation, all of it or one unit.
    package init(organisation: String, unit: String? = nil) {
        self.organisation = organisation
        self.unit = unit
    }
}
