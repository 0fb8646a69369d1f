import Endpoints
package import Kernel

/// One thing that the operator may set: by environment variable, in the file of `GUICHET_CONFIG`, or by flag.
package struct Setting: Sendable {
    /// The variable, `GUICHET_...`.
    package let variable: String
    /// The flag of `serve`, without its dashes; `nil` when there is none.
    package let flag: String?
    package let meaning: Text
    /// What counts when nothing is said, for the help.
    package let standard: String

    init(_ variable: String, flag: String? = nil, standard: String, _ meaning: Text) {
        self.variable = variable
        self.flag = flag
        self.standard = standard
        self.meaning = meaning
    }

    static let host = Setting(
        "GUICHET_HOST", flag: "host", standard: "127.0.0.1",
        Text(fr: "adresse numérique d'écoute", en: "numeric address to listen at"))
    static let port = Setting(
        "GUICHET_PORT", flag: "port", standard: "8080",
        Text(fr: "port d'écoute, 0 pour un port libre", en: "port to listen at, 0 for a free one"))
    static let database = Setting(
        "GUICHET_DATABASE", flag: "database", standard: "guichet.sqlite",
        Text(fr: "fichier de la base", en: "file of the database"))
    static let databaseAddress = Setting(
        "GUICHET_DATABASE_URL", standard: "none: the file",
        Text(
            fr: "serveur PostgreSQL à la place du fichier, postgres://utilisateur@hôte/base",
            en: "PostgreSQL server in the place of the file, postgres://user@host/database"))
    static let home = Setting(
        "GUICHET_HOME", flag: "home", standard: "beside the program",
        Text(fr: "dossier qui contient data/ et openapi.yaml", en: "folder that holds data/ and openapi.yaml"))
    static let models = Setting(
        "GUICHET_MODELS", standard: "none",
        Text(fr: "dossier de modèles de règles à servir en plus", en: "folder of more rule models to serve"))
    static let compatibleModel = Setting(
        "GUICHET_COMPATIBLE_MODEL", standard: "salarie",
        Text(
            fr: "modèle servi sous /api/v1, l'interface REST de publicodes",
            en: "model served under /api/v1, the REST interface of publicodes"))
    static let keys = Setting(
        "GUICHET_KEYS", flag: "keys", standard: "none",
        Text(
            fr: "fichier des clés de scellement, fait par « guichet keys init »",
            en: "file of the sealing keys, made by “guichet keys init”"))
    static let clamd = Setting(
        "GUICHET_CLAMD", standard: "none",
        Text(
            fr: "antivirus des pièces jointes : chemin du socket de clamd, ou hôte:port",
            en: "virus scanner of attachments: path of clamd's socket, or host:port"))
    static let clamdSeconds = Setting(
        "GUICHET_CLAMD_SECONDS", standard: "30",
        Text(fr: "secondes qu'une analyse peut durer", en: "seconds that one scan may take"))
    static let attachments = Setting(
        "GUICHET_ATTACHMENTS", standard: "<database>.files",
        Text(
            fr: "dossier des pièces jointes, commun à tous les processus d'une base",
            en: "folder of attachments, the same one for all processes of a database"))
    static let attachmentPolicy = Setting(
        "GUICHET_ATTACHMENT_POLICY", standard: "refuse",
        Text(
            fr: "sans antivirus : « refuse » les fichiers, ou « acceptUnscanned »",
            en: "without a virus scanner: “refuse” files, or “acceptUnscanned”"))
    static let erasureLedger = Setting(
        "GUICHET_ERASURES", standard: "<database>.erasures",
        Text(
            fr: "registre des effacements, rejoué après une restauration ; à garder à part",
            en: "ledger of erasures, replayed after a restore; keep it apart"))
    static let journalDays = Setting(
        "GUICHET_JOURNAL_DAYS", standard: "366",
        Text(fr: "jours pendant lesquels le journal est gardé", en: "days for which the journal is kept"))
    static let publicAddress = Setting(
        "GUICHET_PUBLIC_URL", standard: "http://HOST:PORT",
        Text(fr: "adresse publique du service, pour les liens", en: "public address of the service, for links"))
    static let relay = Setting(
        "GUICHET_SMTP_URL", standard: "none: mail is kept",
        Text(
            fr: "relais de courrier, smtp://utilisateur@relais:587 (STARTTLS), smtps:// ou smtp+plain://",
            en: "mail relay, smtp://user@relay:587 (STARTTLS), smtps:// or smtp+plain://"))
    static let relayPassword = Setting(
        "GUICHET_SMTP_PASSWORD", standard: "none",
        Text(fr: "mot de passe auprès du relais", en: "password for the relay"))
    static let relayAuthorities = Setting(
        "GUICHET_SMTP_CA", standard: "the system's",
        Text(
            fr: "fichier des certificats à croire pour le relais", en: "file of the certificates to trust for the relay"
        ))
    static let mailSender = Setting(
        "GUICHET_MAIL_FROM", standard: "none",
        Text(
            fr: "expéditeur du courrier, « Guichet <ne-pas-repondre@example.fr> »",
            en: "sender of mail, “Guichet <do-not-reply@example.fr>”"))
    static let webhookReach = Setting(
        "GUICHET_WEBHOOK_REACH", standard: "public",
        Text(
            fr: "« anywhere » pour appeler aussi sans TLS et dans la maison : essais seulement",
            en: "“anywhere” to call without TLS and inside the house too: for trying out only"))
    static let webhookAuthorities = Setting(
        "GUICHET_WEBHOOK_CA", standard: "the system's",
        Text(
            fr: "fichier des certificats à croire pour les webhooks",
            en: "file of the certificates to trust for webhooks"))
    static let threads = Setting(
        "GUICHET_THREADS", standard: "one per core",
        Text(fr: "fils d'événements, 1 à 256", en: "event threads, 1 to 256"))
    static let logLevel = Setting(
        "GUICHET_LOG_LEVEL", flag: "log-level", standard: "info",
        Text(
            fr: "debug, info, warning ou error ; info compte les requêtes",
            en: "debug, info, warning or error; info has a line a request"))
    static let metricsHost = Setting(
        "GUICHET_METRICS_HOST", standard: "127.0.0.1",
        Text(fr: "adresse d'écoute de /metrics", en: "address to listen at for /metrics"))
    static let metricsPort = Setting(
        "GUICHET_METRICS_PORT", standard: "9464 when free",
        Text(
            fr: "port de /metrics, 0 pour un port libre, « off » pour aucun",
            en: "port of /metrics, 0 for a free one, “off” for none"))
    static let trustedProxies = Setting(
        "GUICHET_TRUSTED_PROXIES", standard: "none",
        Text(
            fr: "adresses, séparées par des virgules, dont on croit X-Forwarded-For",
            en: "addresses, between commas, whose X-Forwarded-For is believed"))
    static let allowedOrigins = Setting(
        "GUICHET_ALLOWED_ORIGINS", standard: "none",
        Text(
            fr: "origines, séparées par des virgules, admises sur les routes non publiques",
            en: "origins, between commas, let in on routes that are not public"))
    static let returnAddresses = Setting(
        "GUICHET_RETURN_ADDRESSES", standard: "none",
        Text(
            fr: "adresses, séparées par des virgules, où une connexion peut ramener",
            en: "addresses, between commas, to which a sign-in may lead back"))
    static let providers = Setting(
        "GUICHET_PROVIDERS", standard: "none",
        Text(
            fr: "fichier JSON des fournisseurs d'identité, voir docs/sign-in.md",
            en: "JSON file of the identity providers, see docs/sign-in.md"))
    static let processors = Setting(
        "GUICHET_PROCESSORS", standard: "none",
        Text(
            fr: "fichier JSON du responsable de traitement et des sous-traitants, voir docs/privacy.md",
            en: "JSON file of the controller and the processors of personal data, see docs/privacy.md"))
    static let site = Setting(
        "GUICHET_SITE", standard: "none",
        Text(
            fr: "fichier JSON de l'éditeur, de l'hébergeur et des contacts, voir docs/operations.md",
            en: "JSON file of the publisher, the host and contacts, see docs/operations.md"))
    static let companySources = Setting(
        "GUICHET_COMPANY_SOURCES", standard: "none",
        Text(
            fr: "fichier JSON des sources extérieures sur les entreprises, voir docs/companies.md",
            en: "JSON file of the sources outside on companies, see docs/companies.md"))
    static let connectionLimit = Setting(
        "GUICHET_CONNECTIONS", standard: "10000",
        Text(fr: "connexions simultanées au plus", en: "connections at once, at most"))
    static let connectionLimitPerAddress = Setting(
        "GUICHET_CONNECTIONS_PER_ADDRESS", standard: "10000",
        Text(
            fr: "connexions simultanées d'une même adresse, au plus", en: "connections at once of one address, at most")
    )
    static let rateLimits = Setting(
        "GUICHET_RATE_LIMITS", standard: "\(RateLimits.standard)",
        Text(
            fr: "demandes par nombre de secondes et par appelant, « off » pour ne pas compter",
            en: "requests a number of seconds for each caller, “off” not to count"))

    static let demonstration = Setting(
        "GUICHET_DEMO", standard: "0",
        Text(
            fr: "1 pour servir des données inventées, dans une base qui n'en contient pas d'autres",
            en: "1 to serve invented data, in a database that holds no others"))
    static let now = Setting(
        "GUICHET_NOW", standard: "the machine's clock",
        Text(
            fr: "instant auquel l'horloge d'une démonstration commence, tel que 2026-03-02T09:00:00Z",
            en: "instant at which the clock of a demonstration begins, such as 2026-03-02T09:00:00Z"))

    /// All of them, in the order of the help.
    package static let all: [Setting] = [
        .host, .port, .database, .databaseAddress, .home, .models, .compatibleModel, .keys, .clamd, .clamdSeconds,
        .attachments,
        .attachmentPolicy, .erasureLedger, .journalDays, .publicAddress, .relay,
        .relayPassword, .relayAuthorities, .mailSender, .webhookReach, .webhookAuthorities, .threads,
        .logLevel, .metricsHost, .metricsPort,
        .trustedProxies,
        .allowedOrigins, .returnAddresses, .providers, .processors, .site, .companySources, .connectionLimit,
        .connectionLimitPerAddress,
        .rateLimits,
        .demonstration,
        .now,
    ]
}
