import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Adds a unit to an organisation.
struct CreateUnit: Command {
    static let operation = Operation(
        .post, "/v1/directory/units", id: "createUnit", access: DirectoryAccess.managers, bodyLimit: 256 << 10)
    let directory: Directory

    struct Input: RequestReadable {
        let organisation: Organisation.Slug
        /// The body without the organisation.
        let body: JSONValue

        init(from request: inout RequestReader) throws(Failure) {
            (organisation, body) = try request.json().taking("organisation")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> UnitView {
        let register = UnitRegister(transaction, for: caller, territories: directory.territories)
        return UnitView(
            unit: try register.create(in: input.organisation, from: input.body), reach: .manage, isNew: true)
    }
}
