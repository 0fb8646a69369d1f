import Endpoints
import Kernel

/// A file of establishments that somebody asked for, written after the answer.
struct CompanyExport: Sendable {
    typealias ID = Identifier<CompanyExport>

    /// More rows than this are several exports.
    static let mostRows = 50_000
    /// Without the scope `export`.
    static let mostRowsWithoutScope = 1000
    /// Seconds for which the file is kept.
    static let keptFor: Int64 = 7 * 86_400

    /// What the file is.
    enum Format: String, Codable, Sendable {
        case csv
        case xlsx

        var mediaType: MediaType {
            switch self {
            case .csv: .csv
            case .xlsx: MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", isText: false)
            }
        }
    }
}
