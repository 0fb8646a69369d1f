import CompanyRecords
import Kernel
import Territories

/// What is known of one field: several values where a company may have several, a range where only a band is known.
enum Known: Hashable {
    case nothing
    case texts([String])
    case numbers(ClosedRange<Double>)
    case flag(Bool)
}

extension CompanyFacts {
    /// What is known of a field on a day.
    func known(_ field: Field, on day: Day) -> Known {
        switch field {
        case .ageYears: createdOn.map { .number($0.completeYears(until: day)) } ?? .nothing
        case .createdYear: createdOn.map { .number($0.year) } ?? .nothing
        case .headcount:
            headcount.map { .numbers(Double($0.range.lowerBound)...Double($0.range.upperBound)) } ?? .nothing
        case .headcountBand:
            if case .within(let band)? = headcount { .texts([band.code]) } else { .nothing }
        case .naf: .text(naf?.description)
        case .legalForm: .text(legalForm)
        case .commune:
            .texts(
                ([place.arrondissement?.code, place.commune.code] as [Commune.Code?]).compactMap { $0?.description })
        case .epci: .text(place.epci?.siren.description)
        case .departement: .text(place.departement?.code.description)
        case .region: .text(place.region?.code.description)
        case .activityNature:
            activityNatures.isEmpty ? .nothing : .texts(activityNatures.map(\.rawValue).sorted())
        case .opco: .text(opco?.description)
        case .ess: isSocialEconomy.map { .flag($0) } ?? .nothing
        case .answer(let key):
            switch answers[key] {
            case nil: .nothing
            case .yes: .flag(true)
            case .no: .flag(false)
            case .choice(let choice): .texts([choice])
            case .number(let number): .numbers(number...number)
            }
        }
    }
}

extension Known {
    fileprivate static func text(_ text: String?) -> Known { text.map { .texts([$0]) } ?? .nothing }
    fileprivate static func number(_ number: Int) -> Known { .numbers(Double(number)...Double(number)) }
}

extension Known: CustomStringConvertible {
    /// As an explanation shows it.
    var description: String {
        switch self {
        case .nothing: ""
        case .texts(let texts): texts.joined(separator: ", ")
        case .numbers(let range):
            range.lowerBound == range.upperBound
                ? JavaScriptNumber.text(range.lowerBound)
                : "\(JavaScriptNumber.text(range.lowerBound))-\(JavaScriptNumber.text(range.upperBound))"
        case .flag(let flag): flag ? "true" : "false"
        }
    }
}
