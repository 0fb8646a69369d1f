import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Finds the units that are competent in a commune or near a point, or lists those of an organisation.
struct FindUnits: Query {
    static let operation = Operation(.get, "/v1/directory/units", id: "findUnits", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let organisation: Organisation.Slug?
        let network: Unit.Network?
        let asOf: Moment?
        let limit: PageLimit
        let way: Way

        /// The question that the parameters ask.
        enum Way {
            case search(Commune.Code?, near: Coordinates?, kilometres: Double?)
            case list(after: Cursor<Unit>?, named: Line?)
        }

        init(from request: inout RequestReader) throws(Failure) {
            organisation = try request.query("organisation")
            network = try request.choice("network")
            asOf = try request.query("asOf")
            limit = try request.pageLimit()
            let commune = try request.query("commune", as: Commune.Code.self)
            let point = try Input.point(&request)
            let radius = try request.query("radiusKm", as: Decimal.self)?.value
            if let radius, radius <= 0 || radius > 200 { throw .parameter("radiusKm") }
            guard commune != nil || point != nil else {
                guard radius == nil else { throw .parameter("latitude") }
                way = .list(after: try request.query("cursor"), named: try request.query("q"))
                return
            }
            // Without a commune nobody is competent, and a distance is all there is to go by.
            way = .search(commune, near: point, kilometres: radius ?? (commune == nil ? 20 : nil))
        }

        private static func point(_ request: inout RequestReader) throws(Failure) -> Coordinates? {
            let latitude = try request.query("latitude", as: Decimal.self)?.value
            let longitude = try request.query("longitude", as: Decimal.self)?.value
            if latitude == nil, longitude == nil { return nil }
            guard let latitude, (-90...90).contains(latitude) else { throw .parameter("latitude") }
            guard let longitude, let point = Coordinates(latitude: latitude, longitude: longitude) else {
                throw .parameter("longitude")
            }
            return point
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let instant = directory.instant(input.asOf)
        switch input.way {
        case .list(let cursor, let name):
            let units = try UnitTable(connection).units(
                of: input.organisation, in: input.network, named: name?.description, after: cursor?.id, at: instant,
                limit: input.limit.value + 1)
            return try page(units, input.limit, for: caller, at: instant, in: connection)
        case .search(let code, let point, let kilometres):
            var search = UnitSearch(
                chain: nil, point: point, kilometres: kilometres, organisation: input.organisation,
                network: input.network, limit: input.limit.value)
            if let code {
                guard let chain = directory.territories.resolve(code) else { throw Failure.parameter("commune") }
                search.chain = chain
            }
            let found = try directory.candidates(search, asOf: instant, in: connection)
            return try list(found, for: caller, at: instant, in: connection)
        }
    }

    private func page(
        _ units: [Unit], _ limit: PageLimit, for caller: Caller, at instant: Timestamp, in connection: Connection
    ) throws -> Representation {
        let reaches = try units.map { try directory.reach(of: caller, over: $0, at: instant, in: connection) }
        var page = Representation.page(
            Array(zip(units, reaches)), limit: limit, code: \.0.id.description
        ) { found, writer in
            writer.beginObject()
            writer.members(of: found.0, reach: found.1)
            writer.endObject()
        }
        page.caching = .none
        return page
    }

    private func list(
        _ found: [UnitCandidate], for caller: Caller, at instant: Timestamp, in connection: Connection
    ) throws -> Representation {
        let table = UnitTable(connection)
        let units = try found.compactMap { candidate in
            try table.unit(candidate.unit, at: instant).map { (candidate: candidate, unit: $0) }
        }
        let activity = try directory.activity(of: units.map(\.unit), for: caller, at: instant, in: connection)
        var writer = JSONWriter(reserving: 1024 * (found.count + 1))
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for (candidate, unit) in units {
            writer.beginObject()
            writer.members(of: unit, reach: try directory.reach(of: caller, over: unit, at: instant, in: connection))
            writer.members(of: candidate, isExact: unit.details.coordinates != nil)
            if let activity { writer.members(of: activity[unit.id]) }
            writer.endObject()
        }
        writer.endArray()
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
