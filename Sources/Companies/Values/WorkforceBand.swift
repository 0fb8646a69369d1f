import CompanyRecords
import Kernel

/// The bands of workforces as people read them (Insee, tranches d'effectifs salariés).
enum WorkforceBand {
    /// Whether a code is one of the nomenclature.
    static func exists(_ code: some StringProtocol) -> Bool { HeadcountBand(String(code)) != nil }

    /// What a code says: `22` is 100 to 199.
    static func label(_ code: String) -> Text? {
        if code == "NN" { return Text(fr: "Non employeur", en: "No employees") }
        if code == "00" { return Text(fr: "0 salarié", en: "0 employees") }
        guard let range = HeadcountBand(code)?.range else { return nil }
        if code == "53" { return Text(fr: "10 000 salariés et plus", en: "10,000 employees and more") }
        return Text(
            fr: "\(figure(range.lowerBound, " ")) à \(figure(range.upperBound, " ")) salariés",
            en: "\(figure(range.lowerBound, ",")) to \(figure(range.upperBound, ",")) employees")
    }

    private static func figure(_ number: Int, _ separator: String) -> String {
        guard number >= 1000 else { return String(number) }
        let rest = String(number % 1000)
        return String(number / 1000) + separator + String(repeating: "0", count: 3 - rest.utf8.count) + rest
    }
}
