import Publicodes
import Testing

/// The grid of `docs/models/salarie.md`, worked by plain arithmetic apart from the rules.
struct SalaryRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let gross: Double
    /// The answers besides the gross pay.
    let answers: [String: String]
    /// Net before tax, taxable net, net after tax, general relief and employer cost, in euros a month.
    let expected: [Double]

    init(_ description: String, _ gross: Double, _ answers: [String: String], _ expected: [Double]) {
        testDescription = description
        self.gross = gross
        self.answers = answers
        self.expected = expected
    }

    /// What the figures of `expected` are.
    static let outputs = [
        "salarié . rémunération . net . à payer avant impôt",
        "salarié . rémunération . net . imposable",
        "salarié . rémunération . net . payé après impôt",
        "salarié . cotisations . exonérations . RGDU",
        "salarié . coût total employeur",
    ]

    static let all = [
        SalaryRow("SMIC", 1867.02, [:], [1455.99, 1529.76, 1455.99, 700.13, 1987.76]),
        SalaryRow("2 000 €", 2000, [:], [1561.26, 1638.82, 1553.07, 629.40, 2248.52]),
        SalaryRow("2 500 €", 2500, [:], [1957.05, 2048.87, 1897.63, 429.75, 3162.65]),
        SalaryRow("3 000 €", 3000, [:], [2352.85, 2458.91, 2222.53, 299.70, 4007.18]),
        SalaryRow("1 plafond", 4005, [:], [3148.41, 3283.10, 2823.38, 157.40, 5585.59]),
        SalaryRow("5 000 €", 5000, [:], [3940.89, 4103.93, 3374.55, 109.00, 7065.40]),
        SalaryRow("1 € sous 3 SMIC", 5468.1, [:], [4316.35, 4492.73, 3696.35, 109.36, 7734.50]),
        SalaryRow("2 plafonds", 8010, [:], [6355.20, 6604.01, 5173.08, 0.00, 11479.19]),
        SalaryRow("3 plafonds", 12015, [:], [9567.60, 9930.52, 7184.28, 0.00, 17206.98]),
        SalaryRow("4 plafonds", 16020, [:], [12780.00, 13257.03, 9068.03, 0.00, 22934.77]),
        SalaryRow("20 000 €", 20000, [:], [15965.59, 16558.04, 10501.44, 0.00, 28457.65]),
        SalaryRow("35 000 €, plus de 8 plafonds", 35000, [:], [28263.45, 29290.90, 17132.91, 0.00, 48835.07]),
        SalaryRow("cadre 4 500 €", 4500, [executive: "oui"], [3532.93, 3683.47, 3094.60, 124.65, 6396.37]),
        SalaryRow(
            "cadre 9 000 €, 250 salariés", 9000, [headcount: "250 employé", executive: "oui"],
            [7141.29, 7420.05, 5657.28, 0.00, 13122.76]),
        SalaryRow(
            "2 000 €, 11 salariés", 2000, [headcount: "11 employé"], [1561.26, 1638.82, 1553.07, 629.40, 2259.12]),
        SalaryRow(
            "2 000 €, 50 salariés", 2000, [headcount: "50 employé"], [1561.26, 1638.82, 1553.07, 635.60, 2269.92]),
        SalaryRow(
            "1 500 €, 28 h", 1500, [partTime: "oui", weeklyHours: "28 heure/semaine"],
            [1165.46, 1228.78, 1165.46, 556.50, 1606.94]),
        SalaryRow(
            "CDD 2 200 €", 2200, [contract: "'CDD'", length: "6 mois", leaveTaken: "5 jour ouvré"],
            [2008.67, 2102.33, 1935.09, 409.66, 3301.56]),
        SalaryRow(
            "Alsace-Moselle 3 000 €", 3000, [alsaceMoselle: "oui"], [2313.85, 2419.91, 2185.59, 299.70, 3999.98]),
        SalaryRow(
            "3 000 €, 11 salariés, VM 2 %", 3000, [headcount: "11 employé", transportRate: "2 %"],
            [2352.85, 2458.91, 2222.53, 299.70, 4082.28]),
        SalaryRow("juin 2025, 3 000 €", 3000, [date: "01/06/2025"], [2352.85, 2458.91, 2222.53, 0.00, 4071.38]),
        SalaryRow("mars 2025, 2 200 €", 2200, [date: "01/03/2025"], [1719.57, 1802.84, 1681.71, 363.44, 2628.67]),
        SalaryRow("juin 2024, 3 000 €", 3000, [date: "01/06/2024"], [2352.85, 2458.91, 2222.53, 0.00, 4071.38]),
        SalaryRow("décembre 2024, 4 500 €", 4500, [date: "01/12/2024"], [3541.52, 3690.31, 3102.37, 0.00, 6378.20]),
    ]

    private static let date = "date"
    private static let headcount = "entreprise . salariés . effectif"
    private static let executive = "salarié . contrat . statut cadre"
    private static let partTime = "salarié . contrat . temps de travail . temps partiel"
    private static let weeklyHours = "salarié . contrat . temps de travail . temps partiel . heures par semaine"
    private static let contract = "salarié . contrat"
    private static let length = "salarié . contrat . CDD . durée"
    private static let leaveTaken = "salarié . contrat . CDD . congés pris"
    private static let alsaceMoselle = "salarié . régimes spécifiques . alsace moselle"
    private static let transportRate = "établissement . commune . taux versement mobilité"
}
