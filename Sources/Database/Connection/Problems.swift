package import Kernel

extension Problem {
    /// No space is left for what a client sends; reads go on.
    package static let storageFull = Problem(
        "storage-full", .storageFull,
        title: Text(fr: "Le stockage est plein.", en: "Storage is full."),
        explanation: Text(
            fr: "Rien n'a été enregistré. L'exploitant est prévenu ; réessayez plus tard.",
            en: "Nothing was recorded. The operator has been told; try again later."))

    /// The disk, or the memory, refuses to work for now.
    package static let storageUnavailable = Problem(
        "storage-unavailable", .unavailable,
        title: Text(fr: "Le stockage ne répond pas.", en: "Storage does not answer."),
        explanation: Text(
            fr: "La demande n'a pas pu être confirmée. Réessayez avec la même clé d'idempotence.",
            en: "The request could not be confirmed. Try again with the same idempotency key."))

    /// A read took more than its budget and was cut, so that it holds up nobody else.
    package static let readTooLong = Problem(
        "read-too-long", .unavailable,
        title: Text(fr: "La lecture a pris trop de temps.", en: "The read took too long."),
        explanation: Text(
            fr: "Précisez la recherche, ou réessayez plus tard.",
            en: "Narrow the search, or try again later."))

    /// Every problem that this module throws.
    package static let ofDatabase: [Problem] = [.storageFull, .storageUnavailable, .readTooLong]
}
