import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Where the reference data come from: vintage, source and licence of each table.
struct ShowReference: Query {
    static let operation = Operation(.get, "/v1/reference", id: "showReference", access: .anyone)
    let territories: Territories

    /// The mention that the Licence Ouverte asks for.
    private static let notice = "Source : Insee, La Poste, DGCL, IGN, France Travail — Licence Ouverte 2.0"

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        PublicAnswer.object { writer in
            writer.key("notice")
            writer.string(ShowReference.notice)
            writer.key("licence")
            writer.string("https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
            writer.key("tables")
            writer.beginArray()
            for vintage in territories.vintages {
                writer.beginObject()
                for (key, value) in [("name", vintage.table), ("vintage", vintage.vintage)] {
                    writer.key(key)
                    writer.string(value)
                }
                writer.key("rows")
                writer.integer(vintage.rows)
                for (key, value) in [("source", vintage.source), ("licence", vintage.licence)] {
                    writer.key(key)
                    writer.string(value)
                }
                writer.endObject()
            }
            writer.endArray()
        }
    }
}
