import Endpoints
import HTTP
import JSON
import Kernel

/// Publishes how scores are made (code des relations entre le public et l'administration, article L311-3-1).
struct ShowAlgorithm: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/algorithm", id: "showApprenticeshipAlgorithm", access: .anyone)

    func attempt(_ input: NoInput, for caller: Caller) throws -> Representation? { answer(caller.language) }

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Representation {
        answer(caller.language)
    }

    private func answer(_ language: Language) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("version")
        writer.string(Side.version)
        for side in Side.allCases {
            writer.key(side.rawValue)
            writer.beginArray()
            for (criterion, weight) in side.weights {
                writer.beginObject()
                writer.key("code")
                writer.string(criterion.code)
                writer.key("weight")
                writer.integer(Int(weight))
                writer.key("value")
                writer.string(criterion.formula(in: language))
                writer.endObject()
            }
            writer.endArray()
        }
        writer.key("formulas")
        writer.strings(ShowAlgorithm.formulas.map { $0(in: language) })
        writer.coded("gates", Gate.allCases.map { ($0.rawValue, $0.sentence, $0.remedy) }, language)
        writer.coded("warnings", Warning.allCases.map { ($0.rawValue, $0.sentence, nil) }, language)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }

    private static let formulas = [
        Text(
            fr: "Score d'un côté = 100 × somme(poids × valeur) ÷ somme(poids connus) × (0,85 + 0,15 × confiance)",
            en: "Score of a side = 100 × sum(weight × value) ÷ sum(known weights) × (0.85 + 0.15 × confidence)"),
        Text(fr: "Confiance = somme(poids connus) ÷ 100", en: "Confidence = sum(known weights) ÷ 100"),
        Text(fr: "Score mutuel = racine(candidat × employeur)", en: "Mutual score = root(candidate × employer)"),
        Text(
            fr: "À égalité : distance, nombre de candidatures, date de publication, identifiant",
            en: "Ties: distance, number of applications, date of publication, id"),
        Text(
            fr:
                "Par page de 20, deux places sont aux offres à 60 points au moins qui ont moins de 3 candidatures (« isExploration »)",
            en:
                "In each page of 20, two places are for offers of 60 points or more with fewer than 3 applications (“isExploration”)"
        ),
        Text(
            fr: "Un score n'écarte personne ; seuls les motifs de « gates » le font.",
            en: "A score sets nobody aside; only “gates” do."),
    ]
}

extension Criterion {
    /// How its value is made.
    fileprivate var formula: Text {
        switch self {
        case .trade:
            Text(
                fr:
                    "Même métier 1, même code ROME 0,95, proche 0,7, même domaine 0,5, même grand domaine 0,25 ; − 0,1 par rang de vœu",
                en:
                    "Same trade 1, same ROME code 0.95, near 0.7, same domain 0.5, same large domain 0.25; − 0.1 for each rank of the wish"
            )
        case .distance:
            Text(fr: "1 jusqu'à 5 km, puis de 1 à 0,2 au rayon", en: "1 up to 5 km, then from 1 to 0.2 at the radius")
        case .level: Text(fr: "Égal 1, un niveau 0,5, sinon 0", en: "Equal 1, one level 0.5, otherwise 0")
        case .training:
            Text(
                fr: "Inscription 1, session à 30 km 0,9, à 60 km 0,6, sinon 0,2",
                en: "Enrolled 1, session within 30 km 0.9, within 60 km 0.6, otherwise 0.2")
        case .dates:
            Text(
                fr: "1 − jours d'écart ÷ 90, 60 jours offerts si le début est souple",
                en: "1 − days apart ÷ 90, 60 days free when the start is flexible")
        case .rhythm: Text(fr: "Accepté 1, sinon 0", en: "Accepted 1, otherwise 0")
        case .duration:
            Text(
                fr: "Égale 1, 6 mois 0,7, 12 mois 0,4, sinon 0,1",
                en: "Equal 1, 6 months 0.7, 12 months 0.4, otherwise 0.1")
        case .responsiveness:
            Text(
                fr: "(réponses sous 15 jours + 3) ÷ (candidatures + 5)",
                en: "(answers within 15 days + 3) ÷ (applications + 5)")
        case .commitment:
            Text(
                fr: "Une semaine dans le métier 1, expérience voisine 0,7, sinon 0,5",
                en: "A week in the trade 1, related 0.7, otherwise 0.5")
        case .file:
            Text(
                fr: "CV 0,3, motivation 0,3, inscription au CFA 0,4 (préinscription 0,2)",
                en: "CV 0.3, motivation 0.3, enrolment 0.4 (asked for 0.2)")
        }
    }
}
