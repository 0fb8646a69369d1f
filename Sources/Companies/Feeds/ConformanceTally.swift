import Endpoints
import Kernel

/// What was seen of the records that a partner sends, row after row, against the mapping of its agreement.
struct ConformanceTally {
    private let mapping: DepositMapping
    /// Rows that are looked at; the rest is taken to be like them.
    static let mostRows = 10_000

    private(set) var rows = 0
    /// What was read, in order, by the number of the row.
    private(set) var contents: [DepositRow.Content] = []
    private var filled: Set<String> = []
    private var wrong: [ConformanceRule: (count: Int, first: Int)] = [:]

    init(_ mapping: DepositMapping) { self.mapping = mapping }

    /// Whether enough was seen.
    var isFull: Bool { rows >= ConformanceTally.mostRows }

    /// Looks at a row.
    mutating func take(_ line: Int, _ cell: DepositFile.Cells) {
        rows += 1
        for name in mapping.names where !filled.contains(name) && cell(name) != nil { filled.insert(name) }
        switch DepositRow(line: line, mapping, cell: cell).result {
        case .success(let content): contents.append(content)
        case .failure(let failure):
            let pointer = failure.fields.first?.pointer
            let rule: ConformanceRule =
                pointer == "/" + mapping.siret.description
                ? .numbers : pointer == mapping.key.map { "/" + $0.description } ? .keys : .values
            let earlier = wrong[rule]
            wrong[rule] = (count: (earlier?.count ?? 0) + 1, first: earlier?.first ?? line)
        }
    }

    /// The findings on the rows, with how many establishments are known.
    func findings(known: Int, of sirets: Int) -> [ConformanceFinding] {
        let missing = mapping.names.filter { !filled.contains($0) }
        return [
            ConformanceFinding(.rows, rows > 0, ConformanceTally.said("\(rows)")),
            ConformanceFinding(
                .columns, rows == 0 ? nil : missing.isEmpty,
                missing.isEmpty
                    ? ConformanceTally.said("\(mapping.names.count)")
                    : Text(
                        fr: "Vides partout : \(missing.joined(separator: ", "))",
                        en: "Empty everywhere: \(missing.joined(separator: ", "))")),
            finding(.numbers),
            ConformanceFinding(
                .known, sirets == 0 ? nil : known * 100 >= sirets * 95,
                Text(fr: "\(known) sur \(sirets)", en: "\(known) of \(sirets)")),
            mapping.key == nil ? ConformanceFinding(skipping: .keys) : finding(.keys),
            finding(.values), agreeing,
        ]
    }

    private func finding(_ rule: ConformanceRule) -> ConformanceFinding {
        guard rows > 0 else { return ConformanceFinding(skipping: rule) }
        guard let wrong = wrong[rule] else { return ConformanceFinding(rule, true, ConformanceTally.said("\(rows)")) }
        return ConformanceFinding(
            rule, false,
            Text(
                fr: "\(wrong.count) sur \(rows), la première à la ligne \(wrong.first)",
                en: "\(wrong.count) of \(rows), the first in row \(wrong.first)"))
    }

    /// Whether records of the same name say the same.
    private var agreeing: ConformanceFinding {
        var seen: [String: DepositRow.Content] = [:]
        var contradictions = 0
        for content in contents {
            let name = "\(content.siret) \(content.key)"
            if let earlier = seen[name], earlier != content { contradictions += 1 }
            seen[name] = content
        }
        return ConformanceFinding(
            .agreeing, contents.isEmpty ? nil : contradictions == 0,
            Text(
                fr: "\(contradictions) contradictions, \(seen.count) fiches",
                en: "\(contradictions) contradictions, \(seen.count) records"))
    }

    /// A figure, the same in both languages.
    static func said(_ text: String) -> Text { Text(fr: text, en: text) }
}
