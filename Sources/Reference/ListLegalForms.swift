import Database
import Endpoints
import HTTP
import Kernel
import Territories

/// The legal forms of companies, in three levels.
struct ListLegalForms: Query {
    static let operation = Operation(.get, "/v1/legal-forms", id: "listLegalForms", access: .anyone)
    let territories: Territories

    func handle(_ input: EntryFilter, for caller: Caller, in connection: Connection) throws(Failure) -> Representation {
        try input.representation(of: territories.nomenclature(.legalForms))
    }
}
