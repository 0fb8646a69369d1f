package import Kernel

/// The refusals of accounts and access.
extension Problem {
    package static let signInRefused = Problem(
        "sign-in-refused", .unauthenticated,
        title: Text(fr: "Connexion refusée", en: "Sign-in refused"),
        explanation: Text(
            fr:
                "Le lien ou le code est inconnu, déjà utilisé, expiré, ou le compte est fermé. Demandez un nouveau lien.",
            en: "The link or the code is unknown, used, expired, or the account is closed. Ask for a new link."))
    package static let malformedKey = Problem(
        "malformed-api-key", .unauthenticated,
        title: Text(fr: "Clé d'API mal recopiée", en: "Mistyped API key"),
        explanation: Text(
            fr: "La somme de contrôle de la clé ne correspond pas : un caractère manque ou a changé.",
            en: "The checksum of the key does not match: a character is missing or has changed."))
    package static let networkNotAllowed = Problem(
        "network-not-allowed", .forbidden,
        title: Text(fr: "Réseau non permis", en: "Network not allowed"),
        explanation: Text(
            fr: "La clé ne vaut pas depuis cette adresse.", en: "The key is not good from this address."))
    package static let identityLinked = Problem(
        "identity-linked", .conflict,
        title: Text(fr: "Identité déjà liée", en: "Identity already linked"),
        explanation: Text(
            fr: "Cette identité est liée à un autre compte.", en: "This identity is linked to another account."))
    package static let accountNotActive = Problem(
        "account-not-active", .conflict,
        title: Text(fr: "Compte inactif", en: "Account not active"),
        explanation: Text(
            fr: "Le compte est suspendu ou effacé.", en: "The account is suspended or erased."))
    package static let accountNotSuspended = Problem(
        "account-not-suspended", .conflict,
        title: Text(fr: "Compte non suspendu", en: "Account not suspended"),
        explanation: Text(
            fr: "Seul un compte suspendu peut être repris.", en: "Only a suspended account can be resumed."))
    package static let processingRestricted = Problem(
        "processing-restricted", .conflict,
        title: Text(fr: "Traitement limité", en: "Processing restricted"),
        explanation: Text(
            fr:
                "La personne a obtenu que ses données ne soient plus utilisées (RGPD, article 18) : elle seule les change.",
            en: "The person obtained that their data lies still (GDPR, article 18): they alone change it."))
    package static let emailTaken = Problem(
        "email-taken", .conflict,
        title: Text(fr: "Adresse déjà prise", en: "Address already taken"),
        explanation: Text(
            fr: "Un autre compte a cette adresse électronique.", en: "Another account has this e-mail address."))
    package static let membershipExists = Problem(
        "membership-exists", .conflict,
        title: Text(fr: "Rôle déjà donné", en: "Role already given"),
        explanation: Text(
            fr: "Le compte a déjà ce rôle à cet endroit.", en: "The account has this role in this place already."))
    package static let lastAdministrator = Problem(
        "last-administrator", .conflict,
        title: Text(fr: "Dernier administrateur", en: "Last administrator"),
        explanation: Text(
            fr: "Le service garde au moins un administrateur actif.",
            en: "The service keeps at least one active administrator."))
    package static let keyLimit = Problem(
        "key-limit", .conflict,
        title: Text(fr: "Deux clés valables déjà", en: "Two live keys already"),
        explanation: Text(
            fr: "Une organisation a deux clés valables au plus sous un même nom : révoquez la plus ancienne.",
            en: "An organisation has at most two live keys of one name: revoke the older one."))
    package static let secondFactorRefused = Problem(
        "second-factor-refused", .invalid,
        title: Text(fr: "Code refusé", en: "Code refused"),
        explanation: Text(
            fr: "Le code est faux, déjà utilisé ou dépassé. Attendez le suivant.",
            en: "The code is wrong, used or out of date. Wait for the next one."))
    package static let secondFactorLimit = Problem(
        "second-factor-limit", .conflict,
        title: Text(fr: "Trop d'appareils", en: "Too many devices"),
        explanation: Text(
            fr: "Cinq appareils au plus font des codes pour un compte : retirez-en un.",
            en: "At most five devices make codes for one account: remove one."))
    package static let tooManyAttempts = Problem(
        "too-many-attempts", .tooManyRequests,
        title: Text(fr: "Trop d'essais", en: "Too many attempts"),
        explanation: Text(
            fr: "Trop de codes faux. Réessayez après le délai de Retry-After.",
            en: "Too many wrong codes. Try again after Retry-After."))
    package static let notDecidable = Problem(
        "not-decidable", .conflict,
        title: Text(fr: "Décision impossible", en: "Cannot be decided"),
        explanation: Text(
            fr: "Cette demande a déjà sa décision, ou n'en attend plus.",
            en: "This request has its decision already, or waits for none any more."))

    /// Those refusals, for the list of problem pages.
    static let ofAccounts: [Problem] = [
        .signInRefused, .malformedKey, .networkNotAllowed, .identityLinked, .accountNotActive, .accountNotSuspended,
        .emailTaken, .membershipExists, .lastAdministrator, .keyLimit, .secondFactorRefused, .secondFactorLimit,
        .tooManyAttempts, .processingRestricted,
        .notDecidable,
    ]
}
