import Database
import Endpoints
import HTTP
import Kernel
import Territories

/// The nomenclature of activities, all levels, in one of its editions.
struct ListActivities: Query {
    static let operation = Operation(.get, "/v1/naf", id: "listActivities", access: .anyone)
    let territories: Territories

    struct Input: RequestReadable {
        let filter: EntryFilter
        let edition: Edition

        init(from request: inout RequestReader) throws(Failure) {
            edition = try request.query("edition") ?? .rev2
            filter = try EntryFilter(from: &request)
        }
    }

    /// An edition that is in use.
    enum Edition: String, LosslessStringConvertible, Sendable {
        case rev2 = "2008"
        case revision2025 = "2025"
        /// That of crafts.
        case crafts = "nafa"

        init?(_ text: String) { self.init(rawValue: text) }

        var description: String { rawValue }

        var nomenclature: Nomenclature.Name {
            switch self {
            case .rev2: .naf2008
            case .revision2025: .naf2025
            case .crafts: .nafa
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws(Failure) -> Representation {
        try input.filter.representation(of: territories.nomenclature(input.edition.nomenclature))
    }
}
