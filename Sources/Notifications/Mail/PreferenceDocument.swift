import Endpoints
import Kernel

/// A person's preferences, as they are shown and as they are said.
struct PreferenceDocument: Codable, Sendable {
    let standard: MailPreferences.Choice
    let quietHours: Hours?
    let kinds: [Kind]

    /// The part of the day, on the clocks of Paris, without letters.
    struct Hours: Codable, Sendable {
        let from: ClockTime
        let until: ClockTime
    }

    /// What is said of one kind of letters.
    struct Kind: Codable, Sendable {
        let kind: String
        /// The subject of such letters; shown, never said.
        let label: String?
        let choice: MailPreferences.Choice
    }

    /// Every kind that may be refused, with what counts for it.
    init(_ preferences: MailPreferences, _ templates: LetterTemplates, in language: Language) {
        standard = preferences.standard
        quietHours = preferences.quietHours.map {
            Hours(from: ClockTime(minute: $0.from), until: ClockTime(minute: $0.until))
        }
        kinds = templates.optional.map {
            Kind(
                kind: $0.kind, label: $0.subject(in: language),
                choice: preferences.kinds[$0.kind] ?? preferences.standard)
        }
    }

    /// What was said, when every kind of it exists and no part of the day is empty.
    func preferences(_ templates: LetterTemplates) throws(Failure) -> MailPreferences {
        var preferences = MailPreferences(standard: standard)
        if let quietHours {
            guard let hours = QuietHours(from: quietHours.from.minute, until: quietHours.until.minute) else {
                throw PreferenceDocument.wrong(
                    "/quietHours", Text(fr: "Début et fin sont les mêmes.", en: "Beginning and end are the same."))
            }
            preferences.quietHours = hours
        }
        let known = Set(templates.optional.map(\.kind))
        for (place, kind) in kinds.enumerated() {
            guard known.contains(kind.kind) else {
                throw PreferenceDocument.wrong(
                    "/kinds/\(place)/kind",
                    Text(fr: "Ce genre de lettre n'existe pas.", en: "There is no such kind of letter."))
            }
            preferences.kinds[kind.kind] = kind.choice
        }
        return preferences
    }

    private static func wrong(_ pointer: String, _ message: Text) -> Failure {
        Failure(.invalidBody, fields: [Failure.Field(pointer, "invalid-value", message)])
    }
}
