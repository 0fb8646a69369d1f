import Kernel
import OpenIDConnect

/// The refusals of sign-ins at a provider.
extension Problem {
    static let providerUnknown = Problem(
        "provider-unknown", .notFound,
        title: Text(fr: "Fournisseur d'identité inconnu", en: "Unknown identity provider"),
        explanation: Text(
            fr: "Le service n'a pas de fournisseur d'identité de ce nom. Ceux qu'il a : GET /v1/auth/providers.",
            en: "The service has no identity provider of that name. Those that it has: GET /v1/auth/providers."))
    static let returnAddressUnknown = Problem(
        "return-address-unknown", .malformed,
        title: Text(fr: "Adresse de retour inconnue", en: "Unknown return address"),
        explanation: Text(
            fr: "L'adresse « returnTo » n'est pas de celles qui sont enregistrées, à la lettre près.",
            en: "The address “returnTo” is not one of those that are registered, to the letter."))
    static let signInMalformed = Problem(
        "sign-in-malformed", .malformed,
        title: Text(fr: "Demande de connexion incomplète", en: "Incomplete sign-in request"),
        explanation: Text(
            fr: "Il faut « returnTo » et « codeChallenge » (43 caractères, RFC 7636, S256), une fois chacun.",
            en: "“returnTo” and “codeChallenge” (43 characters, RFC 7636, S256) are needed, once each."))
    static let signInUnknown = Problem(
        "sign-in-unknown", .malformed,
        title: Text(fr: "Connexion interrompue", en: "Sign-in interrupted"),
        explanation: Text(
            fr: """
                Cette connexion n'a pas commencé dans ce navigateur, a duré plus de dix minutes ou a déjà servi. \
                Recommencez depuis le service.
                """,
            en: """
                This sign-in did not begin in this browser, took more than ten minutes or was used already. Start again \
                from the service.
                """))
    static let signInDeclined = Problem(
        "sign-in-declined", .forbidden,
        title: Text(fr: "Connexion abandonnée", en: "Sign-in given up"),
        explanation: Text(
            fr: "Vous avez renoncé, ou le fournisseur d'identité n'a pas donné son accord. Rien n'a été gardé.",
            en: "You gave up, or the identity provider did not agree. Nothing was kept."))
    static let providerRefused = Problem(
        "provider-refused", .forbidden,
        title: Text(fr: "Refus du fournisseur d'identité", en: "Refused by the identity provider"),
        explanation: Text(
            fr: "Le fournisseur d'identité a refusé la connexion. Rien n'a été gardé. Recommencez depuis le service.",
            en: "The identity provider refused the sign-in. Nothing was kept. Start again from the service."))
    static let providerNotTrusted = Problem(
        "provider-not-trusted", .forbidden,
        title: Text(
            fr: "Réponse non fiable du fournisseur d'identité", en: "Untrusted answer of the identity provider"),
        explanation: Text(
            fr: """
                La réponse du fournisseur d'identité n'a pas passé les contrôles. Rien n'a été gardé. Si cela se répète, \
                prévenez l'exploitant du service avec le numéro de la demande.
                """,
            en: """
                The answer of the identity provider did not pass the checks. Nothing was kept. If it happens again, tell \
                the operator of the service, with the request's number.
                """))
    static let signInLevelTooLow = Problem(
        "sign-in-level-too-low", .forbidden,
        title: Text(fr: "Niveau de garantie insuffisant", en: "Level of assurance too low"),
        explanation: Text(
            fr: "Le service demande une identité vérifiée plus fortement. Choisissez un autre moyen de connexion.",
            en: "The service asks for an identity that was verified more strongly. Choose another means to sign in."))
    static let providerUnavailable = Problem(
        "provider-unavailable", .unavailable,
        title: Text(fr: "Fournisseur d'identité indisponible", en: "Identity provider unavailable"),
        explanation: Text(
            fr: "Le fournisseur d'identité ne répond pas ou répond trop lentement. Réessayez dans un moment.",
            en: "The identity provider does not answer, or too slowly. Try again in a moment."))
    static let identityCodeRefused = Problem(
        "identity-code-refused", .gone,
        title: Text(fr: "Code refusé", en: "Code refused"),
        explanation: Text(
            fr: "Le code est inconnu, déjà utilisé, expiré (60 s), ou n'est pas de cette interface. Recommencez.",
            en: "The code is unknown, used, expired (60 s), or not this front-end's. Start again."))
    static let lastWayIn = Problem(
        "last-way-in", .conflict,
        title: Text(fr: "Dernier moyen de connexion", en: "Last way in"),
        explanation: Text(
            fr: "Sans cette identité, ni adresse électronique, le compte n'aurait plus de moyen de connexion.",
            en: "Without this identity, and without an e-mail address, nobody could sign in to the account."))

    /// Those refusals, for the list of problem pages.
    static let ofFederation: [Problem] = [
        .providerUnknown, .returnAddressUnknown, .signInMalformed, .signInUnknown, .signInDeclined, .providerRefused,
        .providerNotTrusted, .signInLevelTooLow, .providerUnavailable, .identityCodeRefused, .lastWayIn,
    ]
}

extension Failure {
    /// What people are told of a fault at a provider; the fault itself goes to the log.
    init(_ error: OpenIDError) {
        switch error {
        case _ where error.isTemporary: self.init(.providerUnavailable, retryAfter: 5)
        case .declined: self.init(.signInDeclined)
        case .refused: self.init(.providerRefused)
        case .wrongState: self.init(.signInUnknown)
        case .token(.levelTooLow): self.init(.signInLevelTooLow)
        case .unavailable, .busy, .malformedAnswer, .addressRefused, .token: self.init(.providerNotTrusted)
        }
    }
}
