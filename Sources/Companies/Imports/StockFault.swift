import Kernel

/// Why a record of a stock file is refused.
enum StockFault: String, Error, Sendable {
    case notUTF8 = "not-utf8"
    case wrongNumber = "wrong-number"
    case wrongState = "wrong-state"
    case wrongDay = "wrong-day"

    var message: Text {
        switch self {
        case .notUTF8: Text(fr: "La ligne n'est pas en UTF-8.", en: "The line is not UTF-8.")
        case .wrongNumber: Text(fr: "Le numéro n'est pas conforme.", en: "The number does not conform.")
        case .wrongDay: Text(fr: "Ce n'est pas une date.", en: "This is no date.")
        case .wrongState: Text(fr: "L'état n'est pas connu.", en: "The state is not known.")
        }
    }
}
