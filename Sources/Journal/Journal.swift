package import Crypto
package import Endpoints

/// What happened, who did it and when: written with the effect, sealed, never changed but by erasure.
///
/// - Parameters:
///   - keys: authenticate what is sealed, when the service has them.
///   - keptForDays: after which entries are let go.
package func journal(keys: KeyRing?, keptForDays: Int) -> Feature {
    let keeping = JournalKeeping(keys: keys, keptForDays: keptForDays)
    return Feature(
        name: "journal", migrations: JournalSchema.migrations,
        routes: [Route(VerifyJournal(keeping: keeping)), Route(ShowHistory())],
        jobs: [
            Feature.Job(name: "seal-journal", everySeconds: 60) { try keeping.seal(in: $0) },
            Feature.Job(name: "drop-old-journal", everySeconds: 3600) { try keeping.dropOldest(in: $0) },
        ], personalData: [.journal(keptForDays: keptForDays)], partnerData: [.journal])
}
