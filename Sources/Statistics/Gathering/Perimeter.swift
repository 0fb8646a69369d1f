import Database

/// Whose figures: everybody's, or those of one departement or organisation.
enum Perimeter: Hashable, SQLValue {
    case everywhere
    case departement(String)
    case organisation(String)

    /// By which its own figures are not broken down: they have one.
    var dimension: Dimension? {
        switch self {
        case .everywhere: nil
        case .departement: .departement
        case .organisation: .organisation
        }
    }
}

extension Perimeter: LosslessStringConvertible {
    init?(_ description: String) {
        let parts = description.split(separator: ":", maxSplits: 1).map { String($0) }
        switch (parts.first, parts.last) {
        case (nil, _): self = .everywhere
        case ("departement", let code?) where parts.count == 2: self = .departement(code)
        case ("organisation", let slug?) where parts.count == 2: self = .organisation(slug)
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .everywhere: ""
        case .departement(let code): "departement:\(code)"
        case .organisation(let slug): "organisation:\(slug)"
        }
    }
}
