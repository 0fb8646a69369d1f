/// The person whose data is asked for.
package struct DataSubject: Hashable, Sendable {
    /// The name of the account, when there is one.
    package let account: String?
    /// The address, in lower case, when it is known.
    package let email: String?

    /// A person, by what is known of them: one of the two, at least.
    package init(account: String? = nil, email: String? = nil) {
        self.account = account
        self.email = email
    }
}
