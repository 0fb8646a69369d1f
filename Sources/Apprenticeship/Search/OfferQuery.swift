import Database
package import Endpoints
import HTTP
package import Kernel

/// What a search of offers asks for.
package struct OfferQuery: RequestReadable {
    package var words: [String] = []
    package var point: Point?
    package var radius = OfferQuery.standardRadius
    package var sort: Sort?
    package var limit = PageLimit.standard
    var cursor: SearchCursor?
    var widens = false
    var filter = Filter()

    /// In which order.
    package enum Sort: String, Sendable { case score, distance, date, applications, start }

    /// Which offers, besides words and place.
    struct Filter: Sendable {
        var trade: String?
        var rome: RomeCode?
        var level: Int?
        var departement: String?
        var startBefore: Day?
        var maxMonths: Int?
        var hasHousing = false
        var withoutNight = false
        var isOpenToDisability = false
    }

    static let standardRadius = 30.0
    static let largestRadius = 200.0
    /// Words that every offer could have.
    private static let empty: Set<String> = [
        "apprenti", "apprentie", "apprentis", "apprentissage", "alternance", "alternant", "alternante", "emploi",
        "offre",
        "contrat", "cherche", "recherche", "de", "du", "des", "la", "le", "les", "en", "un", "une", "et", "ou", "a",
        "h",
        "f", "hf",
    ]

    /// A search around a point.
    package init(around point: Point?, radius: Double = OfferQuery.standardRadius) {
        self.point = point
        self.radius = radius
    }

    package init(from request: inout RequestReader) throws(Failure) {
        if let text = try request.query("q", as: String.self) {
            guard (1...200).contains(text.count) else { throw .parameter("q") }
            words = TradeCatalog.words(text).filter { !OfferQuery.empty.contains($0) }
        }
        let latitude = try request.query("latitude", as: Decimal.self)?.value
        let longitude = try request.query("longitude", as: Decimal.self)?.value
        if let latitude, let longitude {
            guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { throw .parameter("latitude") }
            point = Point(latitude: latitude, longitude: longitude)
        } else if latitude != nil || longitude != nil {
            throw .parameter(latitude == nil ? "latitude" : "longitude")
        }
        if let radius = try request.query("radiusKm", as: Decimal.self)?.value {
            guard radius > 0, radius <= OfferQuery.largestRadius else { throw .parameter("radiusKm") }
            self.radius = radius
        }
        if let name = try request.query("sort", as: String.self) {
            guard let sort = Sort(rawValue: name) else { throw .parameter("sort") }
            self.sort = sort
        }
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
        widens = try request.query("widen", as: Bool.self) ?? false
        filter.trade = try request.query("trade")
        filter.rome = try request.query("rome")
        filter.level = try request.query("level")
        filter.departement = try request.query("departement")
        filter.startBefore = try request.query("startBefore")
        filter.maxMonths = try request.query("maxMonths")
        filter.hasHousing = try request.query("housing", as: Bool.self) ?? false
        filter.withoutNight = try request.query("withoutNight", as: Bool.self) ?? false
        filter.isOpenToDisability = try request.query("openToDisability", as: Bool.self) ?? false
    }
}

extension OfferQuery.Filter {
    /// The condition on the open offers.
    func condition(_ words: [String]) -> SQL {
        var condition: SQL = "offer.state = 'active'"
        if let trade { condition = "\(condition) AND offer.trade = \(trade)" }
        if let rome {
            let pattern = "%\(rome.description)%"
            condition = "\(condition) AND offer.romes LIKE \(pattern)"
        }
        if let level { condition = "\(condition) AND (offer.targetLevel = \(level) OR offer.targetLevel IS NULL)" }
        if let departement { condition = "\(condition) AND offer.departement = \(departement)" }
        if let startBefore { condition = "\(condition) AND offer.startDay <= \(startBefore.daysSinceEpoch)" }
        if let maxMonths { condition = "\(condition) AND offer.months <= \(maxMonths)" }
        if hasHousing { condition = "\(condition) AND (offer.flags & 2) <> 0" }
        if withoutNight { condition = "\(condition) AND (offer.flags & 4) = 0" }
        if isOpenToDisability { condition = "\(condition) AND (offer.flags & 32) <> 0" }
        for word in words {
            let end = word + "\u{7F}"
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM offerWord
                    WHERE offerWord.offer = offer.id AND offerWord.word >= \(word) AND offerWord.word < \(end))
                """
        }
        return condition
    }
}
