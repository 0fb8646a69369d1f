import Endpoints
import Kernel
import Territories

/// A thing by which a list is narrowed, in the words of the index.
enum Facet: Hashable, Sendable {
    case naf(NafPrefix)
    case section(String)
    case legalForm(String)
    case commune(Commune.Code)
    case departement(Departement.Code)
    case region(Region.Code)
    case epci(Siren)

    /// Reads all that a request gives.
    static func read(from request: inout RequestReader) throws(Failure) -> [Facet] {
        var facets: [Facet] = []
        if let naf = try request.query("naf", as: NafPrefix.self) { facets.append(.naf(naf)) }
        if let section = try request.query("section", as: String.self) {
            guard section.utf8.count == 1, ("A"..."U").contains(section) else { throw .invalidParameter("section") }
            facets.append(.section(section.lowercased()))
        }
        if let form = try request.query("legalForm", as: String.self) {
            guard isLegalForm(form) else { throw .invalidParameter("legalForm") }
            facets.append(.legalForm(form))
        }
        if let code = try request.query("commune", as: Commune.Code.self) { facets.append(.commune(code)) }
        if let code = try request.query("departement", as: Departement.Code.self) { facets.append(.departement(code)) }
        if let code = try request.query("region", as: Region.Code.self) { facets.append(.region(code)) }
        if let siren = try request.query("epci", as: Siren.self) { facets.append(.epci(siren)) }
        return facets
    }

    /// Whether a text is the code of a legal form, or its beginning.
    static func isLegalForm(_ text: String) -> Bool {
        (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The words of the index of which one must be there.
    func terms(in territories: Territories) -> [String] {
        switch self {
        case .naf(let prefix): [IndexDocument.naf + prefix.compact + (prefix.isWhole ? "" : "*")]
        case .section(let letter): [IndexDocument.section + letter]
        case .legalForm(let form): [IndexDocument.legalForm + form + (form.utf8.count == 4 ? "" : "*")]
        case .commune(let code): Facet.terms(of: code)
        case .departement(let code): [IndexDocument.departement + code.description.lowercased()]
        case .region(let code):
            territories.departements.filter { $0.region == code }.map {
                IndexDocument.departement + $0.code.description.lowercased()
            }
        case .epci(let siren):
            territories.epci(siren).map { territories.communes(of: $0).flatMap { Facet.terms(of: $0.code) } } ?? []
        }
    }

    /// The register gives the arrondissements of Paris, Lyon and Marseille in the place of the commune.
    private static func terms(of commune: Commune.Code) -> [String] {
        let code = IndexDocument.commune + commune.description.lowercased()
        switch commune.description {
        case "75056": return [code, IndexDocument.commune + "751*"]
        case "69123": return [code, IndexDocument.commune + "6938*"]
        case "13055": return [code, IndexDocument.commune + "132*"]
        default: return [code]
        }
    }
}
