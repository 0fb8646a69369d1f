import Territories

extension Siren {
    /// The number as the tables keep it.
    var stored: Int64 { Int64(description)! }

    /// A number out of a table, which holds only those that passed their formula.
    init?(stored number: Int64) { self.init(StoredNumber.digits(number, 9)) }
}

extension Siret {
    /// The number as the tables keep it.
    var stored: Int64 { Int64(description)! }

    /// A number out of a table.
    init?(stored number: Int64) { self.init(StoredNumber.digits(number, 14)) }
}

/// Numbers with the zeros before them.
enum StoredNumber {
    static func digits(_ number: Int64, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
