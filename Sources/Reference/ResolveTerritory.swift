import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Gives the chain that zones are tested against, from any code of commune.
struct ResolveTerritory: Query {
    static let operation = Operation(
        .post, "/v1/territories/resolve", id: "resolveTerritory", access: .anyone, bodyLimit: 4 << 10)
    let territories: Territories

    struct Input: RequestReadable {
        let commune: Commune.Code

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let commune: String }
            let body = try request.json(as: Body.self)
            guard let code = Commune.Code(body.commune) else { throw ResolveTerritory.unknown }
            commune = code
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws(Failure) -> Representation {
        guard let chain = territories.resolve(input.commune) else { throw ResolveTerritory.unknown }
        var answer = PublicAnswer.object { writer in
            writer.key("commune")
            writer.beginObject()
            writer.members(of: chain)
            writer.endObject()
            writer.key("zones")
            writer.beginArray()
            for zone in chain.zones {
                writer.beginObject()
                writer.key("type")
                writer.string(zone.kind.rawValue)
                writer.key("code")
                writer.string(zone.code)
                writer.endObject()
            }
            writer.endArray()
        }
        // No cache keeps the answer to a POST (RFC 9110 §9.3.3).
        answer.caching = .none
        return answer
    }

    private static let unknown = Failure(
        .invalidBody,
        fields: [
            Failure.Field(
                "/commune", "unknown-commune",
                Text(fr: "Aucune commune n'a ni n'a eu ce code.", en: "No commune has or had this code."))
        ])
}
