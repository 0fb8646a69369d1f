/// A region for trying routing out: thirty organisations that do not exist, in Hauts-de-France.
enum DemonstrationNetwork {
    /// What kind of organisation, with its themes; one of each for every place name.
    struct Kind {
        let slug: String
        let name: String
        let category: String
        let themes: [String]
    }

    /// Where antennes are: a town, its commune, what it covers.
    struct Place {
        let town: String
        let commune: String
        let postalCode: String
        let zone: String
    }

    static let kinds = [
        Kind(
            slug: "metiers", name: "Chambre des métiers", category: "cma",
            themes: ["ressources-humaines", "cession-reprise", "developpement-commercial"]),
        Kind(
            slug: "negoce", name: "Chambre du négoce", category: "cci",
            themes: ["developpement-commercial", "transition-numerique", "cession-reprise"]),
        Kind(
            slug: "travail", name: "Inspection conseil du travail", category: "institution",
            themes: ["droit-du-travail", "sante-securite-travail"]),
        Kind(
            slug: "emploi", name: "Service de l'emploi", category: "publicOperator",
            themes: ["ressources-humaines"]),
        Kind(
            slug: "credit", name: "Caisse de crédit solidaire", category: "association",
            themes: ["investissement", "difficultes-financieres"]),
        Kind(
            slug: "soutien", name: "Cellule de soutien aux entreprises", category: "institution",
            themes: ["difficultes-financieres"]),
        Kind(
            slug: "numerique", name: "Relais du numérique", category: "association",
            themes: ["transition-numerique"]),
        Kind(
            slug: "sante", name: "Prévention et santé au travail", category: "publicOperator",
            themes: ["sante-securite-travail"]),
        Kind(
            slug: "ecologie", name: "Agence de l'écologie locale", category: "publicOperator",
            themes: ["environnement"]),
        Kind(
            slug: "innovation", name: "Maison de l'innovation", category: "association",
            themes: ["investissement", "environnement"]),
    ]

    /// The three networks of each kind.
    static let networks = [
        ("nord", "du Nord imaginaire"), ("littoral", "du Littoral imaginaire"), ("sud", "du Sud imaginaire"),
    ]

    static let places = [
        Place(town: "Lille", commune: "59350", postalCode: "59000", zone: "departement:59"),
        Place(town: "Arras", commune: "62041", postalCode: "62000", zone: "departement:62"),
        Place(town: "Amiens", commune: "80021", postalCode: "80000", zone: "departement:80"),
        Place(town: "Beauvais", commune: "60057", postalCode: "60000", zone: "departement:60"),
        Place(town: "Laon", commune: "02408", postalCode: "02000", zone: "departement:02"),
    ]

    /// Names of teams: two in each antenne.
    static let teams = ["Conseil", "Accompagnement"]
}
