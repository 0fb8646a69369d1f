/// What a rule may ask of a company.
package enum Field: Hashable, Sendable {
    case ageYears
    case createdYear
    case headcount
    case headcountBand
    case naf
    case legalForm
    case commune
    case epci
    case departement
    case region
    case activityNature
    case opco
    case ess
    /// The answer to a question, by its key.
    case answer(String)

    private static let plain: [String: Field] = [
        "ageYears": .ageYears, "createdYear": .createdYear, "headcount": .headcount, "headcountBand": .headcountBand,
        "naf": .naf, "legalForm": .legalForm, "commune": .commune, "epci": .epci, "departement": .departement,
        "region": .region, "activityNature": .activityNature, "opco": .opco, "ess": .ess,
    ]
}

extension Field: LosslessStringConvertible {
    /// Reads `headcount`, or `answer:` and a key.
    package init?(_ description: String) {
        if description.hasPrefix("answer:") {
            let key = description.dropFirst("answer:".count)
            guard !key.isEmpty else { return nil }
            self = .answer(String(key))
        } else {
            guard let field = Field.plain[description] else { return nil }
            self = field
        }
    }

    package var description: String {
        if case .answer(let key) = self { return "answer:" + key }
        return Field.plain.first { $0.value == self }!.key
    }
}
