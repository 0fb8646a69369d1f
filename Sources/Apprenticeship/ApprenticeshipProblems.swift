import Endpoints
import Kernel

/// The refusals of apprenticeship.
extension Problem {
    static let representativeRequired = problem(
        "representative-required", .invalid, "Représentant légal attendu", "Legal representative expected",
        "Avant 18 ans, la fiche nomme un représentant légal, et il consent avant toute candidature.",
        "Below 18, the profile names a legal representative, who consents before any application.")
    static let ageOutsideLaw = problem(
        "age-outside-law", .invalid, "Âge hors de la loi", "Age outside the law",
        "L'apprentissage va de 16 à 29 ans, dès 15 ans après le collège, au-delà par exception : code du travail, articles "
            + "L6222-1 et L6222-2. « errors » dit l'article.",
        "Apprenticeship goes from 16 to 29, from 15 after college, beyond by exception: code du travail, articles L6222-1 and "
            + "L6222-2. “errors” names the article.")
    static let payBelowMinimum = problem(
        "pay-below-minimum", .invalid, "Salaire sous le minimum légal", "Pay below the legal minimum",
        "Aucun apprenti n'est payé moins que la part du SMIC de l'article D6222-26 : « errors » donne le minimum.",
        "No apprentice is paid less than the share of the minimum wage of article D6222-26: “errors” gives the minimum."
    )
    static let discriminatoryWording = problem(
        "discriminatory-wording", .invalid, "Formulation discriminatoire", "Discriminatory wording",
        "Une offre décrit le travail, jamais la personne (code du travail, article L1132-1). « errors » dit où, et conseille.",
        "An offer describes the work, never the person (code du travail, article L1132-1). “errors” says where, and advises."
    )
    static let contactInText = problem(
        "contact-in-text", .invalid, "Coordonnées dans un texte public", "Contact details in a public text",
        "Titres et noms n'ont ni adresse, ni courriel, ni téléphone : « contact » est fait pour cela.",
        "Titles and names hold no address, e-mail or telephone: “contact” is for that.")
    static let establishmentClosed = problem(
        "establishment-closed", .invalid, "Établissement fermé", "Establishment closed",
        "Sirene dit cet établissement fermé : il ne peut pas recruter.",
        "The register says that this establishment is closed: it cannot recruit.")
    static let employerNotVerified = problem(
        "employer-not-verified", .forbidden, "Employeur non vérifié", "Employer not verified",
        "Un conseiller vérifie l'employeur avant ses premiers contacts : attendez son courriel.",
        "A counsellor verifies the employer before the first contacts: wait for the mail.")
    static let employerExists = problem(
        "employer-exists", .conflict, "Employeur déjà inscrit", "Employer already registered",
        "Quelqu'un a déjà inscrit ce SIRET : demandez-lui, ou au conseiller, de vous ajouter.",
        "Somebody has registered this SIRET: ask them, or the counsellor, to add you.")
    static let transitionImpossible = problem(
        "transition-impossible", .conflict, "Passage impossible", "Step impossible",
        "L'état d'aujourd'hui ne mène pas là : « actions » dit ce qui est possible.",
        "Today's state does not lead there: “actions” says what is possible.")
    static let dailyLimit = problem(
        "daily-limit", .tooManyRequests, "Limite du jour atteinte", "Limit of the day reached",
        "Il y a une limite par jour et par personne ; « Retry-After » dit quand elle s'ouvre.",
        "There is a limit a day for each person; “Retry-After” says when it opens.")
    static let profileMissing = problem(
        "profile-missing", .conflict, "Fiche de candidat attendue", "Candidate profile expected",
        "Écrivez d'abord votre fiche : PUT /v1/apprenticeship/candidates/me.",
        "Write your profile first: PUT /v1/apprenticeship/candidates/me.")
    static let sealingUnavailable = problem(
        "no-sealing-keys", .unavailable, "Rubrique scellée indisponible", "Sealed section unavailable",
        "Ce service n'a pas de clés : ce qui doit être scellé n'y est pas gardé.",
        "This service has no keys: what must be sealed is not kept here.")

    static let consentRequired = problem(
        "consent-required", .conflict, "Consentement attendu", "Consent expected",
        "Avant 18 ans, le représentant légal consent d'abord : il a reçu un lien par courriel.",
        "Below 18, the legal representative consents first: they have a link by mail.")
    static let tooManyApplications = problem(
        "too-many-applications", .tooManyRequests, "Trop de candidatures à cette offre", "Too many applications here",
        "Trois candidatures au plus pour une même offre.", "Three applications at most for one offer.")
    static let applicationOpen = problem(
        "application-open", .conflict, "Candidature déjà en cours", "Application under way",
        "Une candidature à cette offre attend une réponse.", "An application for this offer waits for an answer.")
    static let offerSuspended = problem(
        "offer-suspended", .conflict, "Offre suspendue", "Offer suspended",
        "Cette offre a reçu autant de candidatures que l'employeur peut lire ; il peut la rouvrir.",
        "This offer has as many applications as the employer can read; it may be opened again.")
    static let offerClosed = problem(
        "offer-closed", .conflict, "Offre fermée", "Offer closed",
        "Cette offre n'est plus ouverte : cherchez-en une voisine.",
        "This offer is no longer open: look for one nearby.")
    static let mentorFull = problem(
        "mentor-full", .invalid, "Maître d'apprentissage complet", "Mentor without room",
        "Un maître d'apprentissage suit deux apprentis, et un redoublant (article R6223-6, à confirmer).",
        "A mentor follows two apprentices, and one who repeats (article R6223-6, unconfirmed).")
    static let alreadyInvited = problem(
        "already-invited", .conflict, "Déjà invité", "Invited already",
        "Cette personne a déjà reçu une invitation pour cette offre.", "This person has an invitation for this offer.")
    static let notRegistered = problem(
        "not-registered", .conflict, "Inscription attendue", "Registration expected",
        "Inscrivez-vous d'abord à l'événement.", "Register at the event first.")

    static let reportedAlready = problem(
        "reported-already", .conflict, "Déjà signalée", "Reported already",
        "Vous avez déjà signalé cette offre : un conseiller la regarde.",
        "You have reported this offer: a counsellor looks at it.")

    static let appointmentOpen = problem(
        "appointment-open", .conflict, "Rendez-vous déjà demandé", "Appointment asked already",
        "Un rendez-vous pour cette formation attend une réponse, ou est pris.",
        "An appointment for this course waits for an answer, or is made.")

    /// All of them.
    static let ofApprenticeship: [Problem] = [
        .representativeRequired, .ageOutsideLaw, .payBelowMinimum, .discriminatoryWording, .contactInText,
        .establishmentClosed, .employerNotVerified, .employerExists, .transitionImpossible, .dailyLimit,
        .profileMissing, .sealingUnavailable, .consentRequired,
        .tooManyApplications, .applicationOpen, .offerSuspended, .offerClosed, .mentorFull, .alreadyInvited,
        .notRegistered, .reportedAlready, .appointmentOpen,
    ]

    private static func problem(
        _ code: String, _ kind: Kind, _ french: String, _ english: String, _ frenchHelp: String, _ englishHelp: String
    ) -> Problem {
        Problem(
            code, kind, title: Text(fr: french, en: english), explanation: Text(fr: frenchHelp, en: englishHelp))
    }
}

extension Failure {
    /// A body that can be read, with values that break their rules.
    static func invalid(_ fields: [Field]) -> Failure { Failure(.invalidBody, fields: fields) }

    /// A pay below what the law gives, with the least that it gives in euros a month.
    static func payBelow(_ least: Double) -> Failure {
        func euros(_ mark: String) -> String {
            let cents = Int((least * 100).rounded())
            return "\(cents / 100)\(mark)\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
        }
        return Failure(
            .payBelowMinimum,
            fields: [
                Field(
                    "/monthlyPay", "below-minimum",
                    Text(
                        fr: "Au moins \(euros(",")) € par mois (article D6222-26).",
                        en: "At least \(euros(".")) € a month (article D6222-26)."))
            ])
    }
}
