import Endpoints
import Kernel

/// Why a file is not imported.
enum StockFileFault: Error {
    case unreadable
    case unknownColumns

    /// As a refusal of the request that named the file.
    func failure(at pointer: String) -> Failure {
        switch self {
        case .unreadable:
            .invalid(pointer, "unreadable", Text(fr: "Le fichier ne se lit pas.", en: "The file cannot be read."))
        case .unknownColumns:
            .invalid(
                pointer, "unknown-columns",
                Text(
                    fr: "Ce n'est ni un stock d'unités légales ni un stock d'établissements de Sirene.",
                    en: "This is neither a stock of legal units nor a stock of establishments of Sirene."))
        }
    }
}
