import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Makes a France Services point what a body says, by its matricule: a partner's system sends it again and again.
struct PutFranceServices: Command {
    static let operation = Operation(
        .put, "/v1/france-services/{matricule}", id: "putFranceServices", access: DirectoryAccess.managers,
        bodyLimit: 256 << 10)
    static let repetition = Repetition.notKept
    let directory: Directory

    struct Input: RequestReadable {
        let matricule: Unit.Matricule
        let organisation: Organisation.Slug
        /// The body without the organisation.
        let body: JSONValue

        init(from request: inout RequestReader) throws(Failure) {
            matricule = try request.path("matricule")
            (organisation, body) = try request.json().taking("organisation")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> UnitView {
        let (unit, outcome) = try UnitRegister(transaction, for: caller, territories: directory.territories)
            .put(.matricule(input.matricule), in: input.organisation, from: input.body)
        return UnitView(unit: unit, reach: .manage, isNew: outcome == .created)
    }
}
