import Kernel

/// The refusals of reference data.
extension Problem {
    static let tableNotImported = Problem(
        "table-not-imported", .notFound,
        title: Text(fr: "Nomenclature absente", en: "Missing nomenclature"),
        explanation: Text(
            fr: "Cette nomenclature n'est pas livrée avec le produit et n'a pas encore été importée ici.",
            en: "This nomenclature does not come with the product and was not imported here yet."))

    /// All of them.
    static let ofReference: [Problem] = [.tableNotImported]
}
