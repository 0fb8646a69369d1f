import Kernel

/// How the columns of a partner's files are read; saved with the agreement, so that a deposit is a file and nothing else.
struct DepositMapping: Codable, Hashable, Sendable {
    /// The column of the SIRET.
    let siret: ShortText
    /// The column of the day of the data; the day of the deposit when absent.
    let dataDate: ShortText?
    /// The column that tells the records of one establishment apart (a month, a number of procedure); without it there is one.
    let key: ShortText?
    /// The columns that are kept.
    let columns: [Column]

    /// The columns that a file must have.
    var names: [String] {
        [siret, dataDate, key].compactMap { $0?.description } + columns.map(\.from.description)
    }

    /// One column that is kept.
    struct Column: Codable, Hashable, Sendable {
        let from: ShortText
        /// The name of the member that it becomes.
        let to: MemberName
        let type: Kind
    }

    /// What a cell holds.
    enum Kind: String, Codable, Sendable {
        case text
        /// `2026-03-12` or `12/03/2026`.
        case day
        /// `1234.5`, `1 234,5`.
        case number
    }

    /// The name of a member: letters and digits, a small letter first.
    struct MemberName: TextCodable, Hashable {
        let description: String

        init?(_ text: String) {
            guard (1...40).contains(text.utf8.count), let first = text.utf8.first, (0x61...0x7A).contains(first),
                text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) })
            else { return nil }
            description = text
        }
    }
}
