package import Kernel

/// What keeps a candidate and an offer apart whatever their score: a reason, and what would remove it.
package enum Gate: String, CaseIterable, Sendable {
    case offerClosed = "offer-closed"
    case trade
    case radius
    case legalAge = "legal-age"
    case licence
    case entryLevel = "entry-level"
    case blocked
    case refusedRecently = "refused-recently"
    case employer

    /// What is wrong.
    package var sentence: Text {
        switch self {
        case .offerClosed: Text(fr: "L'offre n'est plus ouverte.", en: "The offer is no longer open.")
        case .trade: Text(fr: "Le métier est loin de vos vœux.", en: "The trade is far from your wishes.")
        case .radius:
            Text(fr: "Le lieu de travail est hors de votre rayon.", en: "The workplace is beyond your radius.")
        case .legalAge:
            Text(
                fr: "L'âge au début du contrat est hors de la loi (code du travail, articles L6222-1 et L6222-2).",
                en: "The age at the start is outside the law (code du travail, articles L6222-1 and L6222-2).")
        case .licence: Text(fr: "Un permis demandé manque.", en: "A licence that is required is missing.")
        case .entryLevel:
            Text(fr: "Le niveau d'entrée demandé n'est pas atteint.", en: "The level required at entry is not reached.")
        case .blocked: Text(fr: "L'un des deux a écarté l'autre.", en: "One has set the other aside.")
        case .refusedRecently:
            Text(
                fr: "Cet employeur a refusé une candidature pour ce métier il y a moins de 90 jours.",
                en: "This employer refused an application for this trade less than 90 days ago.")
        case .employer:
            Text(
                fr: "L'employeur n'est pas encore vérifié, ou son établissement est fermé.",
                en: "The employer is not verified yet, or its establishment is closed.")
        }
    }

    /// What can be done about it.
    package var remedy: Text {
        switch self {
        case .offerClosed: Text(fr: "Cherchez une offre voisine.", en: "Look for an offer nearby.")
        case .trade:
            Text(
                fr: "Ajoutez ce métier à vos vœux, ou ouvrez-vous à tous.",
                en: "Add the trade to your wishes, or be open to all.")
        case .radius:
            Text(
                fr: "Agrandissez votre rayon, ou cherchez une offre avec logement.",
                en: "Widen your radius, or look for an offer with housing.")
        case .legalAge:
            Text(
                fr: "Déclarez un motif que la loi prévoit, ou un début plus tardif.",
                en: "Declare a ground that the law provides, or a later start.")
        case .licence:
            Text(
                fr: "Déclarez le permis, ou sa préparation avant le début.",
                en: "Declare the licence, or that you take it before the start.")
        case .entryLevel:
            Text(fr: "Cherchez une offre ouverte à votre niveau.", en: "Look for an offer open to your level.")
        case .blocked: Text(fr: "Rien : ce choix se respecte.", en: "Nothing: the choice is respected.")
        case .refusedRecently: Text(fr: "Attendez la fin des 90 jours.", en: "Wait until the 90 days are over.")
        case .employer: Text(fr: "Attendez la vérification.", en: "Wait for the verification.")
        }
    }
}

/// What a pair should know and does not keep them apart.
package enum Warning: String, CaseIterable, Sendable {
    case minorNight = "minor-night"
    case minorRegulatedWork = "minor-regulated-work"
    case manyApplications = "many-applications"
    case trainingFull = "training-full"

    /// What to know.
    package var sentence: Text {
        switch self {
        case .minorNight:
            Text(
                fr:
                    "Travail de nuit avant 18 ans : dérogation à demander (code du travail, articles L3163-1 et L3163-2).",
                en: "Night work below 18: a derogation is needed (code du travail, articles L3163-1 and L3163-2).")
        case .minorRegulatedWork:
            Text(
                fr:
                    "Travaux réglementés avant 18 ans : l'employeur les déclare avant (code du travail, article R4153-40 ; à confirmer).",
                en:
                    "Regulated work below 18: the employer declares it before (code du travail, article R4153-40; unconfirmed)."
            )
        case .manyApplications:
            Text(
                fr: "Cette offre a déjà 60 candidatures ou plus.", en: "This offer has 60 applications or more already."
            )
        case .trainingFull:
            Text(fr: "Les sessions de formation voisines sont complètes.", en: "Training sessions nearby are full.")
        }
    }
}
