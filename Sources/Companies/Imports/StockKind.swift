/// What a file of the register's stock holds, and the columns by which it is known.
enum StockKind: String, Sendable {
    case companies
    case establishments
    case successions

    /// The columns that must be there.
    var required: [String] {
        switch self {
        case .companies: ["siren", "statutDiffusionUniteLegale", "etatAdministratifUniteLegale"]
        case .establishments: ["siret", "statutDiffusionEtablissement", "etatAdministratifEtablissement"]
        case .successions: ["siretEtablissementPredecesseur", "siretEtablissementSuccesseur", "dateLienSuccession"]
        }
    }

    /// The kind of a file with these columns; `nil` for another file.
    init?(_ header: [String]) {
        let columns = Set(header)
        // A file of establishments names the legal unit too.
        guard
            let kind = [StockKind.establishments, .companies, .successions].first(where: {
                columns.isSuperset(of: $0.required)
            })
        else { return nil }
        self = kind
    }
}
