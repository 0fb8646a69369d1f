import Kernel

/// What a partner's data are held to before they are shown; in the order in which a partner mends them.
enum ConformanceRule: String, CaseIterable, Sendable {
    case reachable
    case protected
    case rows
    case columns
    case numbers
    case known
    case keys
    case values
    case agreeing
    case stable
    case since

    /// What it asks, in words.
    var title: Text {
        switch self {
        case .reachable:
            Text(fr: "Toutes les pages se lisent, à la place convenue", en: "All pages are read, at the place agreed")
        case .protected:
            Text(
                fr: "Sans le secret, le flux refuse (401 ou 403)",
                en: "Without the secret the feed refuses (401 or 403)")
        case .rows: Text(fr: "Il y a au moins une fiche", en: "There is at least one record")
        case .columns: Text(fr: "Chaque colonne a une valeur quelque part", en: "Each column has a value somewhere")
        case .numbers: Text(fr: "Chaque SIRET est conforme", en: "Each SIRET conforms")
        case .known:
            Text(
                fr: "95 % des établissements sont connus (ou fictifs, à l'essai)",
                en: "95 % of the establishments are known (or invented, in a trial)")
        case .keys: Text(fr: "Chaque fiche a sa clé", en: "Each record has its key")
        case .values: Text(fr: "Les dates et les nombres se lisent", en: "Days and numbers are read")
        case .agreeing: Text(fr: "Aucune fiche n'en contredit une autre", en: "No record contradicts another")
        case .stable:
            Text(fr: "Demandé deux fois, le flux dit la même chose", en: "Asked twice, the feed says the same")
        case .since:
            Text(
                fr: "Depuis maintenant, le flux ne donne pas plus que tout",
                en: "From now on, the feed gives no more than everything")
        }
    }
}
