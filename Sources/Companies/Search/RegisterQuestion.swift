import Kernel
import Territories

/// A search in the terms of recherche-entreprises: its first 25 companies, kept for ten minutes.
enum RegisterQuestion {
    /// Seconds for which an answer counts as it is.
    private static let timeToLive: Int64 = 600
    private static let connector = "recherche-entreprises"

    /// What to ask; `nil` for what the register cannot be asked.
    static func call(_ search: CompanySearch) -> ConnectorCall? {
        // It knows legal units: a closed establishment is no filter of its, and a page after the first is of what is stored.
        guard search.isOpen != false, search.cursor == nil, var parameters = parameters(search) else { return nil }
        guard search.near == nil || search.words.isEmpty && search.executive.isEmpty else { return nil }
        parameters["page"] = "1"
        parameters["per_page"] = "25"
        return ConnectorCall(
            connector, search.near == nil ? "/search" : "/near_point", parameters, timeToLive: timeToLive)
    }

    private static func parameters(_ search: CompanySearch) -> [String: String]? {
        if let number = search.number {
            return number.siren.map { ["q": number.kind == .siret ? number.number : $0.description] }
                ?? (number.kind == .rna ? ["q": number.number] : nil)
        }
        var parameters: [String: String] = [:]
        if !search.words.isEmpty { parameters["q"] = search.words.joined(separator: " ") }
        if let last = search.executive.last {
            parameters["nom_personne"] = last
            parameters["prenoms_personne"] =
                search.executive.count > 1 ? search.executive.dropLast().joined(separator: " ") : nil
        }
        if search.isOpen == true { parameters["etat_administratif"] = "A" }
        if !search.workforces.isEmpty {
            parameters["tranche_effectif_salarie"] = search.workforces.sorted().joined(separator: ",")
        }
        for facet in search.facets {
            guard let (name, value) = parameter(facet) else { return nil }
            parameters[name] = value
        }
        if let circle = search.near {
            parameters["lat"] = String(circle.centre.latitude)
            parameters["long"] = String(circle.centre.longitude)
            parameters["radius"] = String(circle.kilometres)
        }
        // The register wants three characters, or a filter.
        return (parameters["q"]?.utf8.count ?? 3) < 3 && parameters.count == 1 ? nil : parameters
    }

    private static func parameter(_ facet: Facet) -> (name: String, value: String)? {
        switch facet {
        case .naf(let prefix):
            guard prefix.isWhole else { return nil }
            let code = prefix.compact.uppercased()
            return ("activite_principale", code.prefix(2) + "." + code.dropFirst(2))
        case .section(let letter): return ("section_activite_principale", letter.uppercased())
        case .legalForm(let form): return form.utf8.count == 4 ? ("nature_juridique", form) : nil
        case .commune(let code): return ("code_commune", code.description)
        case .departement(let code): return ("departement", code.description)
        case .region(let code): return ("region", code.description)
        case .epci(let siren): return ("epci", siren.description)
        }
    }
}
