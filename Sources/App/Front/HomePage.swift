import Database
import Endpoints
import HTTP
import Kernel

/// The page at the root: what this is, a first try, where to go on.
struct HomePage: Query {
    static let operation = Operation(.get, "/", id: "home", access: .anyone, produces: .html)
    /// The topics of the contract.
    let topics: Set<String>
    /// Where the example sends its request.
    let address: String

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        HTMLPage(
            title: Text(fr: "Une API pour les services publics", en: "An API for public services"),
            content: content(caller.language), isWide: true
        ).representation(in: caller.language)
    }

    private func content(_ language: Language) -> String {
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        let cards = services.map { service in
            "<li><h3><a href=\"/docs/\(service.topic)\">\(HTMLPage.escape(service.title(in: language)))</a></h3>"
                + "<p>\(HTMLPage.escape(service.promise(in: language)))</p></li>"
        }
        return """
            <p>\(say(
                "Du JSON en HTTP : calculs expliqués de droit social, orientation vers le bon expert, déblocage de dossiers, apprentissage, fiches d'entreprise. Logiciel libre, sans mot de passe, sans traceur.",
                "JSON over HTTP: explained calculations of social law, routing to the right expert, unblocking of files, apprenticeship, company sheets. Free software, without passwords, without trackers."))</p>
            <h2>\(say("Ce que le service fait", "What the service does"))</h2>
            <ul class="cards">
            \(cards.joined(separator: "\n"))
            </ul>
            <h2>\(say("Premier essai", "A first try"))</h2>
            <p>\(say("Combien reçoit un salarié payé 3 000 € brut ?", "What does an employee paid 3,000 € gross receive?"))</p>
            <pre tabindex="0"><code>curl -s \(HTMLPage.escape(address))/v1/simulation/evaluate --json '{
              "situation": {"salarié . contrat . salaire brut": "3000 €/mois"},
              "expressions": ["salarié . rémunération . net . à payer avant impôt", "salarié . coût total employeur"]}'</code></pre>
            <h2>\(say("Pour aller plus loin", "To go on"))</h2>
            <ul>
            <li><a href="/docs">\(say("La référence de l'API", "The API reference"))</a>,
            <a href="/openapi.yaml">\(say("le contrat OpenAPI", "the OpenAPI contract"))</a></li>
            <li><a href="/v1/simulation/models/salarie/docs">\(say("Les règles de calcul, lisibles", "The rules of calculation, to be read"))</a></li>
            <li><a href="/problems">\(say("Les erreurs et ce qu'elles veulent dire", "The errors and what they mean"))</a></li>
            <li><a href="/stats">\(say("Les statistiques publiques", "The public figures"))</a></li>
            <li><a href="/readyz">\(say("L'état du service", "The state of the service"))</a></li>
            </ul>
            """
    }

    private struct Offer: Sendable {
        let topic: String
        let title: Text
        let promise: Text
    }

    /// The services that the contract has topics for.
    private var services: [Offer] { HomePage.all.filter { topics.contains($0.topic) } }

    private static let all = [
        Offer(
            topic: "simulation", title: Text(fr: "Simuler", en: "Simulate"),
            promise: Text(
                fr: "Salaire, apprenti, micro-entreprise, indépendant, SASU : le montant, le calcul, l'article de loi.",
                en:
                    "Employee, apprentice, micro-business, self-employed, company: the amount, the calculation, the law."
            )),
        Offer(
            topic: "routing", title: Text(fr: "Trouver un expert", en: "Find an expert"),
            promise: Text(
                fr: "Une entreprise dit son besoin ; les experts compétents sur son territoire sont prévenus.",
                en: "A company states its need; the experts competent on its territory are told.")),
        Offer(
            topic: "tickets", title: Text(fr: "Débloquer un dossier", en: "Unblock a file"),
            promise: Text(
                fr: "L'aidant écrit au bon agent, avec mandat ; le dossier avance, les données restent protégées.",
                en: "A helper reaches the right agent, with a mandate; the file moves on, the data stays protected.")),
        Offer(
            topic: "apprenticeship", title: Text(fr: "Apprentissage", en: "Apprenticeship"),
            promise: Text(
                fr: "Jeunes et artisans se trouvent, avec les raisons de chaque rapprochement.",
                en: "Young people and craft employers find each other, with the reasons of each match.")),
        Offer(
            topic: "companies", title: Text(fr: "Fiches d'entreprise", en: "Company sheets"),
            promise: Text(
                fr: "Une fiche par entreprise, chaque donnée avec sa source et sa date, partagée entre services.",
                en: "One sheet a company, each datum with its source and date, shared between services.")),
        Offer(
            topic: "reference", title: Text(fr: "Données de référence", en: "Reference data"),
            promise: Text(
                fr: "Communes, zones, nomenclatures, contrôle des numéros SIREN, SIRET et TVA.",
                en: "Communes, zones, nomenclatures, checks of SIREN, SIRET and VAT numbers.")),
    ]
}
