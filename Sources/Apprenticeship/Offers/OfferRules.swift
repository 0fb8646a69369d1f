import Kernel
import Territories

/// What an offer must be before it is kept.
struct OfferRules {
    let catalog: TradeCatalog
    let territories: Territories
    let today: Day
    /// The least that an apprentice of an age is paid on a day, in euros a month.
    let leastPay: (AgeBand, Day, PayTerritory) throws -> Double?

    /// An offer that may be kept.
    struct Checked {
        /// With its texts trimmed.
        let details: OfferDetails
        let point: Point
        let departement: String
        /// Where wording that would be refused was overruled.
        let overruled: [String]
    }

    /// The offer with its texts trimmed, where it is.
    ///
    /// - Parameters:
    ///   - earlier: what was kept before: its texts are not judged again.
    ///   - overrulesWording: whether somebody who may has read wording that would be refused, and lets it stand.
    /// - Throws: everything that is wrong, at once.
    func check(
        _ details: OfferDetails, contact: OfferContact?, earlier: OfferDetails? = nil, overrulesWording: Bool = false
    ) throws -> Checked {
        var details = details
        var faults: [Failure.Field] = []
        func fault(_ pointer: String, _ code: String, _ french: String, _ english: String) {
            faults.append(Failure.Field(pointer, code, Text(fr: french, en: english)))
        }
        func text(_ pointer: String, _ value: String, _ length: ClosedRange<Int>, isOneLine: Bool) -> String {
            if let trimmed = Prose.trimmed(value, length, isOneLine: isOneLine) { return trimmed }
            fault(
                pointer, "length", "De \(length.lowerBound) à \(length.upperBound) caractères.",
                "\(length.lowerBound) to \(length.upperBound) characters.")
            return value
        }
        details.title = text("/title", details.title, 3...150, isOneLine: true)
        details.description = text("/description", details.description, 30...5000, isOneLine: false)
        details.employerDescription = details.employerDescription.map {
            text("/employerDescription", $0, 30...3000, isOneLine: false)
        }
        if (details.questions ?? []).count > 3 {
            fault("/questions", "too-many", "Trois questions au plus.", "Three questions at most.")
        }
        for (place, question) in (details.questions ?? []).enumerated() {
            details.questions?[place] = text("/questions/\(place)", question, 3...300, isOneLine: true)
        }
        checkTrade(details, fault)
        if let trade = details.trade.flatMap({ catalog[$0] }), details.romeCodes == nil {
            details.romeCodes = trade.romes
        }
        func range(_ pointer: String, _ value: Int?, _ allowed: ClosedRange<Int>) {
            guard let value, !allowed.contains(value) else { return }
            fault(
                pointer, "range", "De \(allowed.lowerBound) à \(allowed.upperBound).",
                "\(allowed.lowerBound) to \(allowed.upperBound).")
        }
        range("/targetLevel", details.targetLevel, 3...7)
        range("/entryLevel", details.entryLevel, 2...7)
        range("/posts", details.posts, 1...50)
        range("/durationMonths", details.durationMonths, ContractDuration.months(withDisability: false).range)
        if details.start < today || details.start > today.adding(months: 24) {
            fault("/start", "range", "D'aujourd'hui à dans deux ans.", "From today to two years from now.")
        }
        if let contact, contact.isEmpty {
            fault(
                "/contact", "missing", "Un courriel, un téléphone ou une adresse.",
                "An e-mail, a telephone or an address.")
        }
        if let email = contact?.email, !EmailForm.isAddress(email) || EmailForm.isDisposable(email) {
            fault("/contact/email", "invalid", "Une adresse qui dure.", "An address that lasts.")
        }
        let place = self.place(details.workplace)
        if place == nil {
            fault(
                "/workplace", "unknown", "Commune inconnue, ou point hors de la Terre.",
                "Unknown commune, or no point of the Earth.")
        }
        guard faults.isEmpty, let place else { throw Failure.invalid(faults) }
        let overruled = try checkWording(details, earlier, overrulesWording)
        // Who will come is not known yet: the youngest are paid least, and a proposal is checked again.
        let territory = PayTerritory(departement: place.departement)
        if let pay = details.monthlyPay, let least = try leastPay(.under18, details.start, territory), pay < least {
            throw Failure.payBelow(least)
        }
        return Checked(details: details, point: place.point, departement: place.departement, overruled: overruled)
    }

    private func checkTrade(_ details: OfferDetails, _ fault: (String, String, String, String) -> Void) {
        if let trade = details.trade, catalog[trade] == nil {
            fault("/trade", "unknown", "Métier inconnu : voir /trades.", "Unknown trade: see /trades.")
        }
        for (place, rome) in (details.romeCodes ?? []).enumerated() where catalog.label(of: rome) == nil {
            fault("/romeCodes/\(place)", "unknown", "Code ROME inconnu.", "Unknown ROME code.")
        }
        if details.trade == nil, (details.romeCodes ?? []).isEmpty || (details.romeCodes ?? []).count > 5 {
            fault("/trade", "missing", "Un métier, ou un à cinq codes ROME.", "A trade, or one to five ROME codes.")
        }
    }

    /// What people read of an offer, and whether no contact may stand in it.
    private static func texts(_ details: OfferDetails) -> [(pointer: String, text: String, isBare: Bool)] {
        [("/title", details.title, true), ("/description", details.description, false)]
            + (details.questions ?? []).enumerated().map { ("/questions/\($0)", $1, true) }
    }

    /// - Returns: where wording was overruled.
    private func checkWording(
        _ details: OfferDetails, _ earlier: OfferDetails?, _ overrules: Bool
    ) throws(Failure) -> [String] {
        var discriminatory: [Failure.Field] = []
        var contacts: [Failure.Field] = []
        let known = Set(earlier.map(OfferRules.texts)?.map(\.text) ?? [])
        for (pointer, text, isBare) in OfferRules.texts(details) where !known.contains(text) {
            for fault in Wording.faults(in: text) {
                switch fault {
                case .discriminatory(let advice):
                    discriminatory.append(Failure.Field(pointer, "discriminatory", advice))
                case .contact where isBare:
                    contacts.append(
                        Failure.Field(pointer, "contact", Text(fr: "Utilisez « contact ».", en: "Use “contact”.")))
                case .contact: continue
                }
            }
        }
        if !discriminatory.isEmpty, !overrules { throw Failure(.discriminatoryWording, fields: discriminatory) }
        if !contacts.isEmpty { throw Failure(.contactInText, fields: contacts) }
        return discriminatory.map(\.pointer)
    }

    private func place(_ workplace: OfferDetails.Workplace) -> (point: Point, departement: String)? {
        Places(territories).place(
            commune: workplace.commune, latitude: workplace.latitude, longitude: workplace.longitude)
    }
}
