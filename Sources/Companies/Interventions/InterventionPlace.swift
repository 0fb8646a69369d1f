import Kernel
import Territories

/// Where an intervention is: at an establishment that is stored or, until somebody knows which one it is, at a company as its service
/// wrote it down.
enum InterventionPlace: Hashable, Sendable {
    case establishment(Siret)
    case unknown(UnknownCompany)

    /// A company of which nobody knows the number yet.
    struct UnknownCompany: Codable, Hashable, Sendable {
        let name: ShortText
        let address: ShortText
    }

    /// How the number of one that is not known is written.
    static let unknownName = "unknown"

    var siret: Siret? {
        switch self {
        case .establishment(let siret): siret
        case .unknown: nil
        }
    }

    var company: UnknownCompany? {
        switch self {
        case .establishment: nil
        case .unknown(let company): company
        }
    }

    /// The number as the table keeps it: 0 for one that is not known.
    var stored: Int64 { siret?.stored ?? 0 }
}
