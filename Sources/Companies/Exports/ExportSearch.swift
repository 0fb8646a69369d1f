import Endpoints
import JSON
import Kernel
import Territories

/// What an export holds: the members of a search, kept as JSON until it is written.
struct ExportSearch: Codable, Sendable {
    let q: String?
    let naf: String?
    let section: String?
    let legalForm: String?
    let commune: String?
    let departement: String?
    let region: String?
    let state: String?
    let headOffice: Bool?

    /// The search, in the terms of the index.
    ///
    /// - Throws: `invalid-body` for a value that is none.
    func search() throws(Failure) -> CompanySearch {
        func value<Value>(_ text: String?, _ name: String, _ make: (String) -> Value?) throws(Failure) -> Value? {
            guard let text else { return nil }
            guard let value = make(text) else {
                throw .invalid(
                    "/search/\(name)", "invalid-value",
                    Text(fr: "Cette valeur n'existe pas.", en: "There is no such value."))
            }
            return value
        }
        var facets: [Facet] = []
        if let naf = try value(naf, "naf", NafPrefix.init) { facets.append(.naf(naf)) }
        if let section = try value(
            section, "section", { ("A"..."U").contains($0) && $0.utf8.count == 1 ? $0.lowercased() : nil })
        {
            facets.append(.section(section))
        }
        if let form = try value(
            legalForm, "legalForm", { Facet.isLegalForm($0) ? $0 : nil })
        {
            facets.append(.legalForm(form))
        }
        if let code = try value(commune, "commune", { Commune.Code($0) }) { facets.append(.commune(code)) }
        if let code = try value(departement, "departement", { Departement.Code($0) }) {
            facets.append(.departement(code))
        }
        if let code = try value(region, "region", { Region.Code($0) }) { facets.append(.region(code)) }
        let isOpen = try value(state, "state", { ["open": true, "closed": false][$0] })
        let words = SearchWords.of(
            try value(q, "q", { $0.unicodeScalars.count <= CompanySearch.mostCharacters ? $0 : nil }) ?? "")
        guard !words.isEmpty || !facets.isEmpty else { throw Failure(.searchTooWide) }
        return CompanySearch(words: words, facets: facets, near: nil, isOpen: isOpen, isHeadOffice: headOffice)
    }
}
