import Accounts
import Endpoints
import Kernel

/// What the public may count of company sheets; never a company.
extension Indicator {
    static let ofCompanies: [Indicator] = [
        Indicator(
            "company-agents", title: Text(fr: "Agents actifs", en: "Active agents"),
            definition: Text(
                fr: "Agents qui ont consulté, comptés une fois par jour.", en: "Agents who consulted, each once a day."),
            source: .counter("company-agents-active")),
        Indicator(
            "company-sheets", title: Text(fr: "Fiches consultées", en: "Sheets read"),
            definition: Text(
                fr: "Fiches d'entreprises et d'établissements consultées.",
                en: "Sheets of companies and establishments read."),
            source: .counter("company-sheets")),
        Indicator(
            "company-searches-without-result",
            title: Text(fr: "Recherches sans résultat", en: "Searches without result"),
            definition: Text(
                fr: "Part des recherches qui ne trouvent rien.", en: "Share of searches that find nothing."),
            source: .counter("company-searches"), measure: .mean),
        Indicator(
            "company-sections-available", title: Text(fr: "Rubriques disponibles", en: "Sections available"),
            definition: Text(
                fr: "Part des rubriques demandées dont la source a répondu.",
                en: "Share of the sections asked for whose source answered."),
            source: .counter("company-section-availability"), measure: .mean,
            category: Text(fr: "rubrique", en: "section")),
        Indicator(
            "company-interventions", title: Text(fr: "Interventions partagées", en: "Interventions shared"),
            definition: Text(fr: "Interventions saisies par les services.", en: "Interventions entered by services."),
            source: .events(["company-intervention-created"])),
        Indicator(
            "company-clashes", title: Text(fr: "Visites à coordonner", en: "Visits to coordinate"),
            definition: Text(
                fr: "Avis donnés à deux services qui prévoient d'aller au même endroit.",
                en: "Notices given to two services that plan to go to the same place."),
            source: .events(["company-clash-noticed"])),
        Indicator(
            "company-exchanges-answered", title: Text(fr: "Échanges répondus", en: "Exchanges answered"),
            definition: Text(
                fr: "Questions entre services qui ont reçu une réponse.",
                en: "Questions between services that were answered."),
            source: .events(["company-exchange-answered"])),
        Indicator(
            "company-exchanges-asked", title: Text(fr: "Échanges demandés", en: "Exchanges asked"),
            definition: Text(fr: "Questions entre services.", en: "Questions between services."),
            source: .events(["company-exchange-asked"])),
        Indicator(
            "company-exchange-days", title: Text(fr: "Délai de réponse", en: "Delay of answers"),
            definition: Text(
                fr: "Jours entre une question et sa réponse : la médiane.",
                en: "Median days from a question to its answer."),
            source: .details(key: "days", of: ["company-exchange-answered"]), measure: .median),
        Indicator(
            "company-exports", title: Text(fr: "Exports demandés", en: "Exports ordered"),
            definition: Text(fr: "Fichiers d'établissements demandés.", en: "Files of establishments ordered."),
            source: .events(["company-export-ordered"])),
        Indicator(
            "company-partners", title: Text(fr: "Conventions de partenaires", en: "Agreements of partners"),
            definition: Text(
                fr: "Conventions passées ; leurs partenaires sont nommés à /v1/agreements.",
                en: "Agreements made; their partners are named at /v1/agreements."),
            source: .events(["company-agreement-made"])),
    ]
}

extension EventType {
    private static let agents = Set(CompanyAccess.agentRoles)

    /// What is told to the organisations that it concerns.
    static let ofCompanies: [EventType] = [
        EventType(
            "company-clash-noticed", title: Text(fr: "Deux services au même endroit", en: "Two services at one place"),
            roles: agents),
        EventType(
            "company-use-unusual",
            title: Text(fr: "Usage inhabituel des fiches", en: "Unusual use of sheets"),
            roles: [.administrator, .organisationManager, .dpo]),
        EventType(
            "company-exchange-asked", title: Text(fr: "Question d'un service", en: "Question of a service"),
            roles: agents),
        EventType(
            "company-exchange-accepted", title: Text(fr: "Question prise en charge", en: "Question taken on"),
            roles: agents),
        EventType(
            "company-exchange-declined", title: Text(fr: "Question déclinée", en: "Question declined"), roles: agents),
        EventType(
            "company-exchange-answered", title: Text(fr: "Réponse d'un service", en: "Answer of a service"),
            roles: agents),
        EventType(
            "company-deposit-applied", title: Text(fr: "Dépôt de fichier appliqué", en: "Deposit applied"),
            roles: agents,
            scopes: [.companiesDeposit]),
    ]
}
