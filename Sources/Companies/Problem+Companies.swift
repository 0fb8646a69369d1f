import Endpoints
import Kernel

/// The refusals of company sheets.
extension Problem {
    static let stockImportUnderWay = Problem(
        "stock-import-under-way", .conflict,
        title: Text(fr: "Un import est en cours", en: "An import is under way"),
        explanation: Text(
            fr: "Un seul fichier est importé à la fois : attendez la fin du premier.",
            en: "One file is imported at a time: wait for the first to end."))
    static let purposeRequired = Problem(
        "purpose-required", .malformed,
        title: Text(fr: "Motif exigé", en: "Purpose required"),
        explanation: Text(
            fr:
                "Cette donnée est sensible : donnez dans X-Purpose l'un de « public-aid », « procurement », « control », "
                + "« support », « fraud », « other ». La consultation est inscrite au journal.",
            en: "These data are sensitive: give in X-Purpose one of “public-aid”, “procurement”, “control”, “support”, "
                + "“fraud”, “other”. Reading them is written in the journal."))
    static let purposeTextRequired = Problem(
        "purpose-text-required", .malformed,
        title: Text(fr: "Motif à préciser", en: "Purpose to be told"),
        explanation: Text(
            fr:
                "Le motif « other » se dit en toutes lettres dans X-Purpose-Text, de 1 à 2 000 caractères ; ce qui n'est pas "
                + "ASCII s'y écrit avec des « % » (RFC 3986).",
            en:
                "The purpose “other” is told in words in X-Purpose-Text, 1 to 2,000 characters; what is not ASCII is written "
                + "there with “%” (RFC 3986)."))
    static let sourcesOff = Problem(
        "sources-off", .conflict,
        title: Text(fr: "Sources coupées", en: "Sources switched off"),
        explanation: Text(
            fr: "L'exploitant ne laisse interroger aucune source extérieure (GUICHET_COMPANY_SOURCES).",
            en: "The operator lets no source outside be asked (GUICHET_COMPANY_SOURCES)."))
    static let sourceFailed = Problem(
        "source-failed", .unavailable,
        title: Text(fr: "Le flux n'a pas répondu", en: "The feed did not answer"),
        explanation: Text(
            fr:
                "L'API du partenaire n'a pas donné ce qui est convenu ; le code de l'erreur dit pourquoi. Rien n'a été gardé.",
            en: "The partner's API did not give what is agreed; the code of the error says why. Nothing was kept."))
    static let feedUnderWay = Problem(
        "feed-under-way", .conflict,
        title: Text(fr: "Flux en cours de lecture", en: "Feed being read"),
        explanation: Text(
            fr: "Ce flux est déjà en train d'être lu. Revenez dans une minute.",
            en: "This feed is being read already. Come back in a minute."))
    static let feedSecretsUnavailable = Problem(
        "feed-secrets-unavailable", .unavailable,
        title: Text(fr: "Secrets non disponibles", en: "Secrets not available"),
        explanation: Text(
            fr: "Le service n'a pas de clés pour sceller des secrets (GUICHET_KEYS) ; rien n'a été gardé.",
            en: "The service has no keys by which to seal secrets (GUICHET_KEYS); nothing was kept."))
    static let agreementActive = Problem(
        "agreement-active", .conflict,
        title: Text(fr: "Convention déjà active", en: "Agreement active already"),
        explanation: Text(
            fr: "Cette convention n'est pas, ou plus, à l'essai.",
            en: "This agreement is not, or not any more, on trial."))
    static let agreementNotConforming = Problem(
        "agreement-not-conforming", .conflict,
        title: Text(fr: "Essai non concluant", en: "Trial not passed"),
        explanation: Text(
            fr: "Le dernier contrôle de conformité a échoué, manque, ou date de plus de trente jours.",
            en: "The last conformance check failed, is missing, or is older than thirty days."))
    static let searchTooWide = Problem(
        "search-too-wide", .malformed,
        title: Text(fr: "Recherche trop large", en: "Search too wide"),
        explanation: Text(
            fr: "Donnez des mots, un numéro, un filtre autre que l'état ou le siège, ou un point.",
            en: "Give words, a number, a filter besides state and head office, or a point."))
    static let agentQuotaSpent = Problem(
        "agent-quota-spent", .tooManyRequests,
        title: Text(fr: "Trop de consultations", en: "Too many consultations"),
        explanation: Text(
            fr:
                "Un agent consulte au plus 200 fiches en 10 minutes, 400 par heure, 2 400 par jour, 10 000 par semaine. "
                + "Réessayez après le délai de Retry-After.",
            en:
                "An agent reads at most 200 sheets in 10 minutes, 400 an hour, 2,400 a day, 10,000 a week. Try again after "
                + "Retry-After."))

    static let interventionExists = Problem(
        "intervention-exists", .conflict,
        title: Text(fr: "Intervention déjà connue", en: "Intervention known already"),
        explanation: Text(
            fr: "Votre service a déjà une intervention de ce nom : changez-la, ou envoyez-la par l'import.",
            en: "Your service has an intervention of this name: change it, or send it by the import."))
    static let interventionSettled = Problem(
        "intervention-settled", .conflict,
        title: Text(fr: "Changement d'état impossible", en: "Impossible change of state"),
        explanation: Text(
            fr: "Une intervention prévue devient faite, close ou annulée ; une intervention faite devient close.",
            en: "A planned intervention becomes done, closed or cancelled; one that is done becomes closed."))
    static let exchangeSettled = Problem(
        "exchange-settled", .conflict,
        title: Text(fr: "Échange déjà réglé", en: "Exchange settled already"),
        explanation: Text(
            fr:
                "Une question s'accepte, se décline ou reçoit une réponse une fois : « actions » dit ce qui reste possible.",
            en: "A question is accepted, declined or answered once: “actions” says what remains possible."))

    static let exportTooLarge = Problem(
        "export-too-large", .tooLarge,
        title: Text(fr: "Export trop grand", en: "Export too large"),
        explanation: Text(
            fr: "Un export compte au plus 50 000 lignes, 1 000 sans la portée « export » : précisez la recherche.",
            en: "An export has at most 50,000 rows, 1,000 without the scope “export”: make the search more precise."))

    /// All of them.
    static let ofCompanies: [Problem] = [
        .stockImportUnderWay, .purposeRequired, .purposeTextRequired, .searchTooWide, .agentQuotaSpent,
        .interventionExists, .sourcesOff, .sourceFailed, .feedUnderWay, .feedSecretsUnavailable,
        .agreementActive, .agreementNotConforming,
        .interventionSettled, .exchangeSettled, .exportTooLarge,
    ]
}

extension Failure {
    /// A number that no stored establishment has.
    static let unknownEstablishment = Failure.invalid(
        "/siret", "unknown-establishment",
        Text(fr: "Aucun établissement ne porte ce numéro.", en: "No establishment has this number."))

    /// A query parameter that is missing, out of its bounds or not of its form.
    static func invalidParameter(_ name: String) -> Failure {
        Failure(
            .invalidParameter,
            fields: [
                Field(
                    "?" + name, "invalid",
                    Text(fr: "Ce paramètre n'a pas la forme attendue.", en: "This parameter has the wrong form."))
            ])
    }
}
