package import Kernel

/// Gives the figures of minimum pay from the rules that calculate everything else: one source of figures.
package protocol ApprenticePay: Sendable {
    /// The monthly minimum wage on a day, in euros rounded to cents, and the share of it due to an apprentice, 0 to 1.
    ///
    /// - Returns: `nil` when the rules know nothing of that territory.
    func figures(_ band: AgeBand, year: Int, on day: Day, in territory: PayTerritory) throws -> PayFigures?
}

/// Where the minimum wage differs.
package enum PayTerritory: String, CaseIterable, Codable, Sendable {
    case france, mayotte

    /// The territory of a departement.
    init(departement: String) { self = departement == "976" ? .mayotte : .france }
}

/// What minimum pay is made of.
package struct PayFigures: Hashable, Sendable {
    /// Euros a month.
    package let minimumWage: Double
    /// 0 to 1.
    package let share: Double

    /// A wage and the share of it.
    package init(minimumWage: Double, share: Double) {
        self.minimumWage = minimumWage
        self.share = share
    }

    /// Euros a month, rounded to cents, half up: counted in hundredths of a cent so that no binary fraction decides.
    package var amount: Double {
        let cents = Int((minimumWage * 100).rounded())
        let percent = Int((share * 10_000).rounded())
        return Double((cents * percent + 5000) / 10_000) / 100
    }
}
