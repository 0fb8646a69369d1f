import Endpoints
import Kernel

/// The refusals of the directory.
extension Problem {
    static let versionOverlap = Problem(
        "version-overlap", .conflict,
        title: Text(fr: "Un autre changement est prévu", en: "Another change is planned"),
        explanation: Text(
            fr:
                "Ce changement déborderait sur une période déjà prévue. Retirez le changement prévu, ou donnez un « validTo » "
                + "qui finit avant lui.",
            en:
                "This change would reach into a period that is planned already. Withdraw the planned change, or give a "
                + "“validTo” that ends before it."))
    static let alreadyExists = Problem(
        "already-exists", .conflict,
        title: Text(fr: "Existe déjà", en: "Already exists"),
        explanation: Text(
            fr: "Une fiche porte déjà cet identifiant : changez-la, ou choisissez-en un autre.",
            en: "An entry has this identifier already: change it, or choose another."))
    static let stillInUse = Problem(
        "still-in-use", .conflict,
        title: Text(fr: "Encore utilisé", en: "Still in use"),
        explanation: Text(
            fr: "D'autres fiches dépendent de celle-ci : fermez-les d'abord.",
            en: "Other entries depend on this one: close them first."))

    static let changeSetClosed = Problem(
        "change-set-closed", .conflict,
        title: Text(fr: "Lot déjà publié ou abandonné", en: "Change set published or discarded"),
        explanation: Text(
            fr: "Seul un brouillon se change, se publie ou s'abandonne : préparez un autre lot.",
            en: "Only a draft is changed, published or discarded: prepare another set."))

    /// All of them.
    static let ofDirectory: [Problem] = [.versionOverlap, .alreadyExists, .stillInUse, .changeSetClosed]
}

/// Sentences that more than one place says.
enum DirectoryText {
    static let endsBeforeItBegins = Text(
        fr: "La fin doit venir après le début.", en: "The end must come after the beginning.")
    static let inThePast = Text(
        fr: "Ce qui a été ne se change plus : donnez un instant à venir, ou aucun.",
        en: "What was cannot be changed: give an instant to come, or none.")
}
