import Kernel
import Territories

/// What a profile must be before it is kept.
struct CandidateRules {
    let catalog: TradeCatalog
    let territories: Territories
    let today: Day

    /// The profile with its texts trimmed, and where it is.
    ///
    /// - Throws: everything that is wrong, at once; for the age, the article.
    func check(
        _ details: CandidateDetails, exceptionUntil: Day?
    ) throws(Failure) -> (details: CandidateDetails, place: (point: Point, departement: String)) {
        var details = details
        var faults: [Failure.Field] = []
        func fault(_ pointer: String, _ code: String, _ french: String, _ english: String) {
            faults.append(Failure.Field(pointer, code, Text(fr: french, en: english)))
        }
        for (pointer, path) in [("/firstName", \CandidateDetails.firstName), ("/lastName", \.lastName)] {
            guard let name = Prose.trimmed(details[keyPath: path], 1...100, isOneLine: true), !Wording.hasContact(name)
            else {
                fault(pointer, "invalid", "Un nom, sans coordonnées.", "A name, without contact details.")
                continue
            }
            details[keyPath: path] = name
        }
        if !EmailForm.isAddress(details.email) {
            fault("/email", "invalid", "Une adresse de courriel.", "An e-mail address.")
        }
        if EmailForm.isDisposable(details.email) {
            fault("/email", "disposable", "Une adresse qui dure.", "An address that lasts.")
        }
        if let motivation = details.motivation {
            details.motivation = Prose.trimmed(motivation, 1...1500, isOneLine: false)
            if details.motivation == nil || Wording.hasContact(motivation) {
                fault(
                    "/motivation", "invalid", "1 500 caractères au plus, sans coordonnées.",
                    "1,500 characters at most, without contact details.")
            }
        }
        if !Candidate.radii.contains(details.radiusKm ?? 20) {
            fault("/radiusKm", "range", "5, 10, 20, 30, 50, 100 ou 200.", "5, 10, 20, 30, 50, 100 or 200.")
        }
        if !(2...7).contains(details.currentLevel) { fault("/currentLevel", "range", "De 2 à 7.", "2 to 7.") }
        if let level = details.soughtLevel, !(3...7).contains(level) {
            fault("/soughtLevel", "range", "De 3 à 7.", "3 to 7.")
        }
        if let months = details.durationMonths, !(6...48).contains(months) {
            fault("/durationMonths", "range", "De 6 à 48 mois.", "6 to 48 months.")
        }
        if details.availableUntil < details.availableFrom {
            fault("/availableUntil", "range", "La fin vient après le début.", "The end comes after the beginning.")
        }
        if !(1...5).contains(details.wishes.count) || Set(details.wishes).count != details.wishes.count {
            fault("/wishes", "count", "Un à cinq vœux différents.", "One to five different wishes.")
        }
        for (place, wish) in details.wishes.enumerated() where catalog.wish(wish) == nil {
            fault(
                "/wishes/\(place)", "unknown", "Un métier de /trades, ou un code ROME.",
                "A trade of /trades, or a ROME code.")
        }
        for (place, experience) in (details.experiences ?? []).enumerated() {
            if catalog.wish(experience.name) == nil || !(0...520).contains(experience.weeks) {
                fault("/experiences/\(place)", "invalid", "Un métier et des semaines.", "A trade and weeks.")
            }
        }
        let place = Places(territories).place(
            commune: details.commune, latitude: details.latitude, longitude: details.longitude)
        if place == nil { fault("/commune", "unknown", "Commune inconnue.", "Unknown commune.") }
        guard faults.isEmpty, let place else { throw Failure.invalid(faults) }
        try checkAge(details, exceptionUntil)
        return (details, place)
    }

    private func checkAge(_ details: CandidateDetails, _ exceptionUntil: Day?) throws(Failure) {
        // The latest start decides: somebody may register before the birthday that lets them begin.
        let start = max(details.availableUntil, today)
        let latest = Eligibility(
            birthDate: details.birthDate, start: start, hasFinishedCollege: details.hasFinishedCollege ?? false)
        let earliest = Eligibility(
            birthDate: details.birthDate, start: max(details.availableFrom, today),
            hasFinishedCollege: details.hasFinishedCollege ?? false)
        let verdict = earliest.isEligible ? earliest : latest
        let isOld = verdict.reason == .tooOld
        // Above 29 the ground is told apart, sealed: the profile is kept, and the gate waits for it.
        guard verdict.isEligible || isOld else {
            throw Failure(
                .ageOutsideLaw,
                fields: [
                    Failure.Field(
                        "/birthDate", "age-minimum",
                        Text(
                            fr:
                                "Article \(verdict.rule.article) du code du travail. Possible à partir du \(verdict.eligibleFrom?.description ?? "-").",
                            en:
                                "Article \(verdict.rule.article) of the code du travail. Possible from \(verdict.eligibleFrom?.description ?? "-")."
                        ))
                ])
        }
        guard details.birthDate.adding(years: 18) > max(details.availableFrom, today) else { return }
        guard let representative = details.representative, EmailForm.isAddress(representative.email),
            Prose.trimmed(representative.name, 1...200, isOneLine: true) != nil
        else {
            throw Failure(
                .representativeRequired,
                fields: [
                    Failure.Field(
                        "/representative", "missing",
                        Text(
                            fr: "Nom et courriel d'un représentant légal.",
                            en: "Name and e-mail of a legal representative."))
                ])
        }
    }
}
