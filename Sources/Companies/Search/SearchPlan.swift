import Database
import Territories

/// A search in the terms of the index: a question, a range of numbers and a condition on them.
struct SearchPlan {
    let query: String
    let range: ClosedRange<Int64>
    let condition: SQL

    /// - Parameters:
    ///   - completes: whether the last word may go on.
    ///   - showsHidden: whether words of what is not public count.
    init?(_ search: CompanySearch, completes: Bool, showsHidden: Bool, cells: [Cell]?, _ territories: Territories) {
        var parts: [String] = []
        for (place, word) in search.words.enumerated() {
            let mark = completes && place == search.words.count - 1 && word.utf8.count >= 3 ? "*" : ""
            let plain = SearchPlan.term(word + mark)
            parts.append(showsHidden ? "(\(plain) OR \(SearchPlan.term(IndexDocument.hidden + word + mark)))" : plain)
        }
        parts += search.executive.map { SearchPlan.term(IndexDocument.person + $0) }
        for facet in search.facets {
            let terms = facet.terms(in: territories)
            guard !terms.isEmpty else { return nil }
            parts.append("(" + terms.map(SearchPlan.term).joined(separator: " OR ") + ")")
        }
        if let cells {
            guard !cells.isEmpty else { return nil }
            let terms = cells.map { SearchPlan.term(IndexDocument.cell + $0.code) }
            parts.append("(" + terms.joined(separator: " OR ") + ")")
        }
        query = parts.joined(separator: " AND ")
        range = SearchPlan.range(search)
        condition = SearchPlan.condition(search)
    }

    /// A word of the index between quotes; a star that ends it stands outside.
    private static func term(_ word: String) -> String {
        word.hasSuffix("*") ? "\"\(word.dropLast())\" *" : "\"\(word)\""
    }

    private static func range(_ search: CompanySearch) -> ClosedRange<Int64> {
        let first = max(
            search.isOpen == false ? RankedKey.firstClosed.value : 0, search.cursor.map { $0.key.value + 1 } ?? 0)
        let last = search.isOpen == true ? RankedKey.firstClosed.value - 1 : Int64.max
        return first...max(first, last)
    }

    private static func condition(_ search: CompanySearch) -> SQL {
        let place: SQL =
            search.isHeadOffice.map { "AND (rowid >> \(RankedKey.headOfficeShift)) & 1 = \($0 ? 0 : 1)" } ?? ""
        guard !search.workforces.isEmpty else { return place }
        let bands = search.workforces.map { Int64(RankedKey.bands.firstIndex(of: $0) ?? RankedKey.bands.count) }
        return "\(place) AND (rowid >> \(RankedKey.workforceShift)) & 15 IN (\(each: bands))"
    }
}
