import Database
import Endpoints
import Kernel
import Territories

/// What is sought: words, and what narrows them.
struct CompanySearch: RequestReadable {
    /// Asked for by its number; every filter is left aside then, as people expect who paste one.
    let number: IdentifierCheck?
    let words: [String]
    let executive: [String]
    let isOpen: Bool?
    let isHeadOffice: Bool?
    let workforces: [String]
    let facets: [Facet]
    let near: Circle?
    let limit: PageLimit
    let cursor: RankedCursor?
    /// Whether the register outside is asked, too; when the page has room, if nothing is said.
    let asksRegister: Bool?

    /// A circle around a point.
    struct Circle: Sendable {
        let centre: Coordinates
        let kilometres: Double
    }

    init(from request: inout RequestReader) throws(Failure) {
        let text = try CompanySearch.words("q", of: &request)
        number = IdentifierCheck(text)
        words = SearchWords.of(text)
        executive = try SearchWords.of(CompanySearch.words("executive", of: &request))
        isOpen = try request.query("state", as: OpenState.self)?.isOpen
        isHeadOffice = try request.query("headOffice")
        let bands = try request.query("workforce", as: String.self)?.split(separator: ",").map(String.init) ?? []
        guard bands.allSatisfy(WorkforceBand.exists) else { throw .invalidParameter("workforce") }
        workforces = bands
        facets = try Facet.read(from: &request)
        near = try CompanySearch.circle(&request)
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
        asksRegister = try request.query("register")
        guard number != nil || !words.isEmpty || !executive.isEmpty || !facets.isEmpty || near != nil else {
            throw Failure(.searchTooWide)
        }
    }

    /// Words, what narrows them and a circle.
    init(
        words: [String], facets: [Facet], near: Circle?, isOpen: Bool? = nil, isHeadOffice: Bool? = nil,
        cursor: RankedCursor? = nil
    ) {
        number = nil
        self.words = words
        executive = []
        self.isOpen = isOpen
        self.isHeadOffice = isHeadOffice
        workforces = []
        self.facets = facets
        self.near = near
        limit = .standard
        self.cursor = cursor
        asksRegister = nil
    }

    /// The same, from a place in its list on.
    func after(_ cursor: RankedCursor?) -> CompanySearch {
        CompanySearch(
            words: words, facets: facets, near: near, isOpen: isOpen, isHeadOffice: isHeadOffice, cursor: cursor)
    }

    /// Characters of what is typed, at most.
    static let mostCharacters = 200

    private static func words(_ name: String, of request: inout RequestReader) throws(Failure) -> String {
        let text = try request.query(name, as: String.self) ?? ""
        guard text.unicodeScalars.count <= mostCharacters else { throw .invalidParameter(name) }
        return text
    }

    private static func circle(_ request: inout RequestReader) throws(Failure) -> Circle? {
        let latitude = try request.query("latitude", as: Double.self)
        let longitude = try request.query("longitude", as: Double.self)
        let radius = try request.query("radiusKm", as: Double.self)
        guard (latitude == nil) == (longitude == nil) else { throw .invalidParameter("longitude") }
        guard let latitude, let longitude else {
            guard radius == nil else { throw .invalidParameter("radiusKm") }
            return nil
        }
        guard let centre = Coordinates(latitude: latitude, longitude: longitude) else {
            throw .invalidParameter("latitude")
        }
        let kilometres = radius ?? 5
        guard kilometres > 0, kilometres <= 50 else { throw .invalidParameter("radiusKm") }
        return Circle(centre: centre, kilometres: kilometres)
    }

    /// `open` or `closed`.
    private struct OpenState: LosslessStringConvertible {
        let isOpen: Bool
        var description: String { isOpen ? "open" : "closed" }

        init?(_ text: String) {
            guard ["open", "closed"].contains(text) else { return nil }
            isOpen = text == "open"
        }
    }
}
