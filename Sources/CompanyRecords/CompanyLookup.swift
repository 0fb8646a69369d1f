package import Database
package import Territories

/// What a module asks when it needs to know a company: a quick look at what is stored, never a call to a register.
package protocol CompanyLookup: Sendable {
    /// What is known of an establishment; `nil` when nobody said anything of it.
    func record(of siret: Siret, in connection: Connection) throws -> CompanyRecord?
}
