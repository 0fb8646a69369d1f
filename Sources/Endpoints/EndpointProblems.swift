package import Kernel

/// The refusals that any endpoint may make.
extension Problem {
    package static let malformedBody = Problem(
        "malformed-body", .malformed,
        title: Text(fr: "Corps illisible", en: "Unreadable body"),
        explanation: Text(
            fr:
                "Le corps n'est pas le JSON attendu : le pointeur de « errors » dit où. Clés inconnues, clés répétées et "
                + "mauvais types sont refusés.",
            en:
                "The body is not the JSON expected: the pointer in “errors” says where. Unknown keys, repeated keys and "
                + "wrong types are refused."))
    package static let invalidBody = Problem(
        "invalid-body", .invalid,
        title: Text(fr: "Valeurs non valables", en: "Invalid values"),
        explanation: Text(
            fr: "Le corps se lit, mais une valeur ne respecte pas sa règle : « errors » dit laquelle.",
            en: "The body can be read, but a value breaks its rule: “errors” says which."))
    package static let invalidParameter = Problem(
        "invalid-parameter", .malformed,
        title: Text(fr: "Paramètre non valable", en: "Invalid parameter"),
        explanation: Text(
            fr: "Un paramètre de l'adresse est inconnu, répété ou mal écrit : « errors » dit lequel.",
            en: "A parameter of the address is unknown, repeated or malformed: “errors” says which."))
    package static let notFound = Problem(
        "not-found", .notFound,
        title: Text(fr: "Introuvable", en: "Not found"),
        explanation: Text(
            fr: "Rien n'existe à cette adresse, ou vous ne pouvez pas le voir.",
            en: "Nothing exists at this address, or you may not see it."))
    package static let unauthenticated = Problem(
        "unauthenticated", .unauthenticated,
        title: Text(fr: "Identification nécessaire", en: "Authentication needed"),
        explanation: Text(
            fr:
                "Envoyez « Authorization: Bearer … » avec le jeton d'une session ou une clé d'API valables ; celui-ci manque, "
                + "est inconnu, expiré ou révoqué.",
            en:
                "Send “Authorization: Bearer …” with the token of a session or an API key that are valid; this one is "
                + "missing, unknown, expired or revoked."))
    package static let forbidden = Problem(
        "forbidden", .forbidden,
        title: Text(fr: "Action non permise", en: "Not allowed"),
        explanation: Text(
            fr: "Vous êtes identifié, mais vos rôles ou la portée de votre clé ne permettent pas cette action.",
            en: "You are known, but your roles or the scopes of your key do not allow this."))
    package static let secondFactorRequired = Problem(
        "second-factor-required", .forbidden,
        title: Text(fr: "Second facteur exigé", en: "Second factor required"),
        explanation: Text(
            fr: "Vos rôles exigent un second facteur. Confirmez la session par POST /v1/second-factors/verify ; "
                + "enregistrez d'abord un facteur par POST /v1/second-factors si vous n'en avez pas.",
            en: "Your roles require a second factor. Confirm the session with POST /v1/second-factors/verify; register "
                + "a factor first with POST /v1/second-factors if you have none."))
    package static let methodNotAllowed = Problem(
        "method-not-allowed", .methodNotAllowed,
        title: Text(fr: "Méthode non permise", en: "Method not allowed"),
        explanation: Text(
            fr: "Cette adresse existe, pour d'autres méthodes : l'en-tête Allow les donne.",
            en: "This address exists, for other methods: the Allow field lists them."))
    package static let notAcceptable = Problem(
        "not-acceptable", .notAcceptable,
        title: Text(fr: "Format non disponible", en: "Format not available"),
        explanation: Text(
            fr: "L'en-tête Accept refuse le seul format de cette adresse.",
            en: "The Accept field refuses the only format of this address."))
    package static let unsupportedMediaType = Problem(
        "unsupported-media-type", .unsupported,
        title: Text(fr: "Type de contenu non accepté", en: "Unsupported media type"),
        explanation: Text(
            fr: "Envoyez le corps avec le Content-Type que la documentation indique, en UTF-8 et sans compression.",
            en: "Send the body with the Content-Type that the documentation gives, in UTF-8 and not compressed."))
    package static let tokenInAddress = Problem(
        "token-in-address", .malformed,
        title: Text(fr: "Jeton dans l'adresse", en: "Token in the address"),
        explanation: Text(
            fr: "L'adresse contient une clé d'API : elle reste dans les journaux et les historiques de tout ce qu'elle "
                + "traverse. Révoquez cette clé, puis envoyez la nouvelle dans l'en-tête Authorization.",
            en:
                "The address holds an API key: it stays in the logs and histories of all that it passes through. Revoke "
                + "that key, then send the new one in the Authorization field."))
    package static let busy = Problem(
        "busy", .unavailable,
        title: Text(fr: "Service occupé", en: "Service busy"),
        explanation: Text(
            fr: "Trop de demandes attendent. Réessayez après le délai de Retry-After ; rien n'a été fait.",
            en: "Too many requests wait. Try again after Retry-After; nothing was done."))
    package static let rateLimited = Problem(
        "rate-limited", .tooManyRequests,
        title: Text(fr: "Trop de demandes", en: "Too many requests"),
        explanation: Text(
            fr:
                "Vous avez fait plus de demandes que RateLimit-Policy n'en permet. Réessayez après le délai de Retry-After.",
            en: "You made more requests than RateLimit-Policy allows. Try again after Retry-After."))
    package static let invalidIdempotencyKey = Problem(
        "invalid-idempotency-key", .malformed,
        title: Text(fr: "Clé d'idempotence non valable", en: "Invalid idempotency key"),
        explanation: Text(
            fr: "Idempotency-Key compte 1 à 255 caractères ASCII visibles ; sans jeton, c'est un UUID. Certaines "
                + "opérations l'exigent.",
            en: "Idempotency-Key has 1 to 255 visible ASCII characters; without a token it is a UUID. Some operations "
                + "require it."))
    package static let idempotencyKeyReused = Problem(
        "idempotency-key-reused", .invalid,
        title: Text(fr: "Clé d'idempotence déjà prise", en: "Idempotency key already used"),
        explanation: Text(
            fr: "Cette clé a servi à une autre demande. Prenez une clé neuve pour chaque demande nouvelle.",
            en: "This key was used for another request. Take a new key for each new request."))
    package static let answerNotKept = Problem(
        "answer-not-kept", .conflict,
        title: Text(fr: "Réponse non conservée", en: "Answer not kept"),
        explanation: Text(
            fr:
                "Cette demande a déjà été faite ; sa réponse portait un secret, montré une seule fois. Refaites-en un avec une "
                + "clé neuve.",
            en:
                "This request was already carried out; its answer held a secret, shown only once. Make another one with a "
                + "new key."))
    package static let preconditionRequired = Problem(
        "precondition-required", .preconditionRequired,
        title: Text(fr: "Version exigée", en: "Version required"),
        explanation: Text(
            fr: "Donnez dans If-Match l'ETag de ce que vous avez lu, pour ne pas effacer le changement d'un autre.",
            en: "Give in If-Match the ETag of what you read, so as not to undo somebody else's change."))
    package static let preconditionFailed = Problem(
        "precondition-failed", .preconditionFailed,
        title: Text(fr: "Version dépassée", en: "Stale version"),
        explanation: Text(
            fr: "La ressource a changé depuis votre lecture. Relisez-la, puis recommencez.",
            en: "The resource has changed since you read it. Read it again, then retry."))

    /// The refusals of this module, for the list of problem pages.
    package static let ofEndpoints: [Problem] = [
        .malformedBody, .invalidBody, .invalidParameter, .unauthenticated, .forbidden, .secondFactorRequired,
        .notFound, .methodNotAllowed,
        .notAcceptable,
        .unsupportedMediaType, .busy, .rateLimited, .tokenInAddress, .invalidIdempotencyKey, .idempotencyKeyReused,
        .answerNotKept,
        .preconditionRequired,
        .preconditionFailed,
    ]
}
