import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Finds communes by name, postal code, departement or distance.
struct SearchCommunes: Query {
    static let operation = Operation(.get, "/v1/communes", id: "searchCommunes", access: .anyone)
    let territories: Territories

    struct Input: RequestReadable {
        let way: Way
        let limit: PageLimit

        /// The question that the parameters ask.
        enum Way {
            case named(String, in: Area?, postalCode: PostalCode?)
            case served(by: PostalCode, in: Area?)
            case near(Coordinates, kilometres: Double)
            case all(in: Area?, after: Commune.Code?)
        }

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            if let way = try Input.distance(&request) {
                self.way = way
                return
            }
            let area = try request.query("departement", as: Area.self)
            let postalCode = try request.query("postalCode", as: PostalCode.self)
            if let text = try request.query("q", as: SearchText.self) {
                way = .named(text.description, in: area, postalCode: postalCode)
            } else if let postalCode {
                way = .served(by: postalCode, in: area)
            } else {
                let cursor = try request.query("cursor", as: CodeCursor.self)
                let code = cursor.flatMap { Commune.Code($0.code) }
                guard cursor == nil || code != nil else { throw Input.wrong("cursor") }
                way = .all(in: area, after: code)
            }
        }

        /// Both coordinates or neither; the radius goes with them, 10 km when it is not said, 200 at most.
        private static func distance(_ request: inout RequestReader) throws(Failure) -> Way? {
            let latitude = try request.query("latitude", as: Decimal.self)
            let longitude = try request.query("longitude", as: Decimal.self)
            let radius = try request.query("radiusKm", as: Decimal.self)
            if latitude == nil, longitude == nil, radius == nil { return nil }
            guard let latitude else { throw wrong("latitude") }
            guard let longitude else { throw wrong("longitude") }
            guard let point = Coordinates(latitude: latitude.value, longitude: longitude.value) else {
                throw wrong((-90...90).contains(latitude.value) ? "longitude" : "latitude")
            }
            let kilometres = radius?.value ?? 10
            guard kilometres > 0, kilometres <= 200 else { throw wrong("radiusKm") }
            return .near(point, kilometres: kilometres)
        }

        private static func wrong(_ name: String) -> Failure {
            Failure(
                .invalidParameter,
                fields: [
                    Failure.Field(
                        "?" + name, "invalid",
                        Text(
                            fr: "Ce paramètre manque ou sort de ses bornes.",
                            en: "This parameter is missing or out of its bounds."))
                ])
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) -> Representation {
        let limit = input.limit.value
        switch input.way {
        case .named(let text, let area, let postalCode):
            return list(territories.communes(named: text, in: area, postalCode: postalCode, limit: limit))
        case .served(let postalCode, let area):
            return list(territories.communes(postalCode: postalCode, in: area, limit: limit))
        case .near(let point, let kilometres):
            return PublicAnswer.list(territories.communes(within: kilometres, of: point, limit: limit)) {
                found, writer in
                writer.beginObject()
                writer.members(of: chain(of: found.commune))
                writer.key("distanceKm")
                writer.number((found.kilometres * 100).rounded() / 100)
                writer.endObject()
            }
        case .all(let area, let code):
            let found = territories.communes(in: area, after: code, limit: limit + 1)
            return PublicAnswer.page(found, limit: input.limit, code: \.code.description) { commune, writer in
                writer.beginObject()
                writer.members(of: chain(of: commune))
                writer.endObject()
            }
        }
    }

    private func list(_ communes: [Commune]) -> Representation {
        PublicAnswer.list(communes) { commune, writer in
            writer.beginObject()
            writer.members(of: chain(of: commune))
            writer.endObject()
        }
    }

    private func chain(of commune: Commune) -> Chain { territories.resolve(commune.code)! }
}
