import Database
import Endpoints
import HTTP
import Kernel
import Territories

/// The trades (ROME).
struct ListTrades: Query {
    static let operation = Operation(.get, "/v1/trades", id: "listTrades", access: .anyone)
    let territories: Territories

    func handle(_ input: EntryFilter, for caller: Caller, in connection: Connection) throws(Failure) -> Representation {
        try input.representation(of: territories.nomenclature(.trades))
    }
}
