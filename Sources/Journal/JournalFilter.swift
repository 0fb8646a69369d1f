package import Kernel

/// What is looked for in the journal; what is absent does not narrow the search.
package struct JournalFilter: Sendable {
    package var objectType: String?
    package var object: String?
    package var code: String?
    /// Entries that an account made.
    package var account: String?
    /// Entries that a key made.
    package var key: String?
    package var from: Timestamp?
    /// Not included.
    package var until: Timestamp?
    /// The places of which entries must concern one; no narrowing when absent.
    package var audiences: [Place]?

    /// An organisation or one of its units; any organisation when absent.
    package struct Place: Hashable, Sendable {
        package let organisation: String?
        package let unit: String?

        /// A place.
        package init(organisation: String?, unit: String?) {
            self.organisation = organisation
            self.unit = unit
        }
    }

    /// A search.
    package init(
        objectType: String? = nil, object: String? = nil, code: String? = nil, account: String? = nil,
        key: String? = nil, from: Timestamp? = nil, until: Timestamp? = nil, audiences: [Place]? = nil
    ) {
        self.objectType = objectType
        self.object = object
        self.code = code
        self.account = account
        self.key = key
        self.from = from
        self.until = until
        self.audiences = audiences
    }
}
