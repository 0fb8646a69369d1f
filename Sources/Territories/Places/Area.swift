/// What a commune belongs to directly: a departement, or overseas a collectivity.
package enum Area: Hashable, Sendable {
    case departement(Departement.Code)
    case collectivity(Collectivity.Code)

    var code: ShortCode {
        switch self {
        case .departement(let departement): departement.code
        case .collectivity(let collectivity): collectivity.code
        }
    }
}

extension Area: LosslessStringConvertible {
    /// Reads the code of a departement or of a collectivity; no code is both.
    package init?(_ description: String) {
        if let departement = Departement.Code(description) {
            self = .departement(departement)
        } else if let collectivity = Collectivity.Code(description) {
            self = .collectivity(collectivity)
        } else {
            return nil
        }
    }

    package var description: String { code.description }
}
