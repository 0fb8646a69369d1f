package import Database
package import JSON
import Kernel

extension Directory {
    /// Adds an organisation that a feature's demonstration needs; one that is there already stays as it is.
    package func plant(_ slug: Organisation.Slug, from body: JSONValue, in transaction: WriteTransaction) throws {
        guard try OrganisationTable(transaction.connection).timeline(slug) == nil else { return }
        let owner = Caller(identity: .owner, request: "demonstration")
        _ = try OrganisationRegister(transaction, for: owner, territories: territories).create(slug, from: body)
    }

    /// Adds a unit that a feature's demonstration needs, by the name that the demonstration gives it.
    package func plantUnit(
        _ name: Unit.ExternalId, in organisation: Organisation.Slug, from body: JSONValue,
        in transaction: WriteTransaction
    ) throws -> Unit.ID {
        let owner = Caller(identity: .owner, request: "demonstration")
        return try UnitRegister(transaction, for: owner, territories: territories)
            .put(.externalId(name), in: organisation, from: body).0.id
    }
}
