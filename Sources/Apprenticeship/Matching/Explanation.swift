import JSON
import Kernel

/// Says why a pair has its scores, criterion by criterion, to one side.
struct Explanation {
    let pairing: Pairing
    let side: Side
    let radius: Double

    private var score: SideScore { side == .candidate ? pairing.match.candidate : pairing.match.employer }

    /// Writes `score`, `criteria`, `warnings` and `blocks`, in an object that is open.
    func write(into writer: inout JSONWriter, _ language: Language) {
        let score = score
        writer.key("score")
        writer.beginObject()
        writer.key("mutual")
        writer.hundredths(pairing.match.hundredths)
        writer.key(side.rawValue)
        writer.hundredths(Int((score.score * 100).rounded()))
        writer.key("confidence")
        writer.hundredths(Int((score.confidence * 100).rounded()))
        writer.key("version")
        writer.string(Side.version)
        writer.endObject()
        writer.key("criteria")
        writer.beginArray()
        for part in score.points {
            writer.beginObject()
            writer.key("code")
            writer.string(part.criterion.code)
            writer.key("weight")
            writer.integer(Int(part.weight))
            writer.key("value")
            writer.number((part.value * 10_000).rounded() / 10_000)
            writer.key("points")
            writer.hundredths(part.hundredths)
            writer.key("sentence")
            writer.string(sentence(part.criterion, part.value)(in: language))
            writer.endObject()
        }
        writer.endArray()
        writer.coded("warnings", pairing.gates.warnings.map { ($0.rawValue, $0.sentence, nil) }, language)
        writer.coded("blocks", pairing.gates.blocks.map { ($0.rawValue, $0.sentence, $0.remedy) }, language)
    }

    private func sentence(_ criterion: Criterion, _ value: Double) -> Text {
        let far = Int(pairing.kilometres.rounded())
        return switch criterion {
        case .trade where pairing.wishRank == 0: Text(fr: "Métier loin des vœux", en: "A trade far from the wishes")
        case .trade: Text(fr: "Vœu n° \(pairing.wishRank)", en: "Wish no. \(pairing.wishRank)")
        case .distance:
            Text(fr: "À \(far) km (rayon : \(Int(radius)) km)", en: "\(far) km away (radius: \(Int(radius)) km)")
        case .level: Explanation.graded(value, Explanation.levels)
        case .training: Explanation.graded(value, Explanation.trainings)
        case .dates: Explanation.graded(value, Explanation.dates)
        case .rhythm: Explanation.graded(value, Explanation.rhythms)
        case .duration: Explanation.graded(value, Explanation.durations)
        case .responsiveness:
            Text(
                fr: "Répond à \(Int((value * 100).rounded())) % des candidatures",
                en: "Answers \(Int((value * 100).rounded())) % of applications")
        case .commitment: Explanation.graded(value, Explanation.commitments)
        case .file:
            Text(
                fr: "Dossier complet à \(Int((value * 100).rounded())) %",
                en: "File complete to \(Int((value * 100).rounded())) %")
        }
    }

    /// The sentence of the highest step that a value reaches.
    private static func graded(_ value: Double, _ steps: [(from: Double, text: Text)]) -> Text {
        steps.first { value >= $0.from }?.text ?? steps[steps.count - 1].text
    }

    private static let levels: [(from: Double, text: Text)] = [
        (1, Text(fr: "Même diplôme visé", en: "Same level aimed at")),
        (0.5, Text(fr: "Un niveau de différence", en: "One level apart")),
        (0, Text(fr: "Niveaux éloignés", en: "Levels far apart")),
    ]
    private static let trainings: [(from: Double, text: Text)] = [
        (1, Text(fr: "Inscription dans cette formation", en: "Enrolled in such a course")),
        (0.9, Text(fr: "Formation à moins de 30 km", en: "Course within 30 km")),
        (0.6, Text(fr: "Formation entre 30 et 60 km", en: "Course between 30 and 60 km")),
        (0, Text(fr: "Aucune formation proche connue", en: "No course known nearby")),
    ]
    private static let dates: [(from: Double, text: Text)] = [
        (1, Text(fr: "Dates compatibles", en: "Dates fit")), (0.01, Text(fr: "Dates décalées", en: "Dates apart")),
        (0, Text(fr: "Dates très décalées", en: "Dates far apart")),
    ]
    private static let rhythms: [(from: Double, text: Text)] = [
        (1, Text(fr: "Rythme accepté", en: "Rhythm accepted")), (0, Text(fr: "Autre rythme", en: "Another rhythm")),
    ]
    private static let durations: [(from: Double, text: Text)] = [
        (1, Text(fr: "Même durée", en: "Same duration")),
        (0.7, Text(fr: "Six mois d'écart au plus", en: "At most six months apart")),
        (0.4, Text(fr: "Un an d'écart au plus", en: "At most a year apart")),
        (0, Text(fr: "Durées éloignées", en: "Durations far apart")),
    ]
    private static let commitments: [(from: Double, text: Text)] = [
        (1, Text(fr: "Une semaine ou plus dans le métier", en: "A week or more in the trade")),
        (0.7, Text(fr: "Une expérience voisine", en: "A related experience")),
        (0, Text(fr: "Pas encore d'expérience", en: "No experience yet")),
    ]
}

extension JSONWriter {
    /// A number of hundredths with its two decimals.
    mutating func hundredths(_ count: Int) { number(Double(count) / 100) }

    /// A list of codes with their sentences, and what can be done.
    mutating func coded(_ name: String, _ items: [(code: String, sentence: Text, remedy: Text?)], _ language: Language)
    {
        key(name)
        beginArray()
        for item in items {
            beginObject()
            key("code")
            string(item.code)
            key("sentence")
            string(item.sentence(in: language))
            if let remedy = item.remedy {
                key("remedy")
                string(remedy(in: language))
            }
            endObject()
        }
        endArray()
    }

    /// A number, or null.
    mutating func whole(_ value: Int?) { if let value { integer(value) } else { null() } }

    /// A list of texts.
    mutating func strings(_ values: some Sequence<String>) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
