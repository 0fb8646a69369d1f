/// A partner's system, as known from its key.
package struct Partner: Hashable, Sendable {
    /// The public name of the key.
    package let key: String
    /// The organisation that the key was given to.
    package let organisation: String
    package let scopes: Set<Scope>
    /// The zones that the key is good for, as `departement:59`; everywhere when empty.
    package let zones: [String]
    /// Whether the key is for trying out.
    package let isTest: Bool

    /// A partner's system, by its key.
    package init(key: String, organisation: String, scopes: Set<Scope>, zones: [String] = [], isTest: Bool = false) {
        self.key = key
        self.organisation = organisation
        self.scopes = scopes
        self.zones = zones
        self.isTest = isTest
    }
}
