package import Kernel

/// The refusals of the protocol itself, before any route is known.
extension Problem {
    package static let malformedRequest = Problem(
        "malformed-request", .malformed,
        title: Text(fr: "Requête HTTP incorrecte", en: "Malformed HTTP request"),
        explanation: Text(
            fr: "La requête ne respecte pas la RFC 9112. La connexion est fermée ; corrigez le client.",
            en: "The request does not follow RFC 9112. The connection is closed; mend the client."))
    package static let requestTimeout = Problem(
        "request-timeout", .timedOut,
        title: Text(fr: "Requête trop lente", en: "Request too slow"),
        explanation: Text(
            fr: "L'en-tête ou le corps n'est pas arrivé à temps. Vérifiez le réseau et recommencez.",
            en: "The head or the body did not arrive in time. Check the network and try again."))
    package static let bodyTooLarge = Problem(
        "body-too-large", .tooLarge,
        title: Text(fr: "Corps trop volumineux", en: "Body too large"),
        explanation: Text(
            fr: "Le corps dépasse la limite de cette adresse : 1 Mio, sauf indication contraire de la documentation.",
            en: "The body is beyond the limit of this address: 1 MiB, unless the documentation says otherwise."))
    package static let targetTooLong = Problem(
        "target-too-long", .targetTooLong,
        title: Text(fr: "Adresse trop longue", en: "Target too long"),
        explanation: Text(
            fr: "La première ligne de la requête dépasse 8 Kio. Envoyez les données dans le corps.",
            en: "The request line is beyond 8 KiB. Send the data in the body."))
    package static let expectationFailed = Problem(
        "expectation-failed", .expectationFailed,
        title: Text(fr: "Attente inconnue", en: "Unknown expectation"),
        explanation: Text(
            fr: "L'en-tête Expect ne peut demander que « 100-continue ».",
            en: "The Expect field can only ask for “100-continue”."))
    package static let headersTooLarge = Problem(
        "headers-too-large", .headersTooLarge,
        title: Text(fr: "En-têtes trop volumineux", en: "Header fields too large"),
        explanation: Text(
            fr: "Les en-têtes dépassent 16 Kio ou cent champs. Réduisez-les.",
            en: "The header fields are beyond 16 KiB or one hundred fields. Send fewer."))
    package static let internalError = Problem(
        "internal-error", .internalError,
        title: Text(fr: "Erreur interne", en: "Internal error"),
        explanation: Text(
            fr: "Le service a échoué ; la cause est dans son journal. Donnez l'identifiant de la requête au support.",
            en: "The service failed; the cause is in its log. Give the request identifier to the support."))
    package static let methodNotImplemented = Problem(
        "method-not-implemented", .notImplemented,
        title: Text(fr: "Méthode inconnue", en: "Unknown method"),
        explanation: Text(
            fr: "Le service connaît GET, HEAD, POST, PUT, PATCH, DELETE et OPTIONS.",
            en: "The service knows GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS."))
    package static let unsupportedTransferCoding = Problem(
        "unsupported-transfer-coding", .notImplemented,
        title: Text(fr: "Codage de transfert inconnu", en: "Unknown transfer coding"),
        explanation: Text(
            fr: "Le seul codage de transfert accepté est « chunked ».",
            en: "The only transfer coding accepted is “chunked”."))
    package static let tooManyConnections = Problem(
        "too-many-connections", .unavailable,
        title: Text(fr: "Trop de connexions", en: "Too many connections"),
        explanation: Text(
            fr: "Le service, ou votre adresse, a trop de connexions ouvertes. Gardez-les et réessayez plus tard.",
            en: "The service, or your address, has too many open connections. Reuse them and try again later."))
    package static let httpVersionNotSupported = Problem(
        "http-version-not-supported", .versionNotSupported,
        title: Text(fr: "Version de HTTP non acceptée", en: "HTTP version not supported"),
        explanation: Text(
            fr: "Le service parle HTTP/1.1. HTTP/2 est offert par le serveur placé devant lui.",
            en: "The service speaks HTTP/1.1. HTTP/2 is offered by the server in front of it."))
    package static let bodyNotStored = Problem(
        "body-not-stored", .storageFull,
        title: Text(fr: "Corps non conservé", en: "Body not stored"),
        explanation: Text(
            fr: "Le disque du service est plein ou en panne. Réessayez plus tard.",
            en: "The disk of the service is full or fails. Try again later."))

    /// The refusals of this module, for the list of problem pages.
    package static let ofProtocol: [Problem] = [
        .malformedRequest, .requestTimeout, .bodyTooLarge, .targetTooLong, .expectationFailed, .headersTooLarge,
        .internalError, .methodNotImplemented, .unsupportedTransferCoding, .tooManyConnections,
        .httpVersionNotSupported, .bodyNotStored,
    ]
}
