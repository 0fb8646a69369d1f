import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Tells everybody what is kept of persons, why, and for how long (GDPR art. 30), as the features declare it.
struct ShowRegister: Query {
    static let operation = Operation(.get, "/v1/privacy/register", id: "showPrivacyRegister", access: .anyone)

    let data: [PersonalData]

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for declaration in data {
            writer.beginObject()
            for (key, value) in [
                ("name", declaration.name), ("subjects", declaration.subjects(in: caller.language)),
                ("purpose", declaration.purpose(in: caller.language)), ("legalBasis", declaration.legalBasis.rawValue),
                ("duration", declaration.duration(in: caller.language)),
            ] {
                writer.key(key)
                writer.string(value)
            }
            writer.key("columns")
            writer.beginArray()
            for column in declaration.columns { writer.string(column) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 3600))
    }
}
