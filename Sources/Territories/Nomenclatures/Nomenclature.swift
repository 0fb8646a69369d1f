/// An official list of codes with their labels, perhaps in levels (sections, divisions, classes).
package struct Nomenclature: Sendable {
    /// Which list this is; the raw value names its table.
    package enum Name: String, CaseIterable, Sendable {
        /// Activities, in force since 2008 (NAF rév. 2).
        case naf2008 = "naf-rev2"
        /// Activities, the revision of 2025.
        case naf2025 = "naf-2025"
        /// Activities of crafts (NAFA), each below the activity that it details.
        case nafa = "nafa"
        /// Legal forms of companies (Insee, catégories juridiques), in three levels.
        case legalForms = "legal-forms"
        /// Collective agreements (IDCC), each below the OPCO of its branch when it is known.
        case idcc = "idcc"
        /// The operators of competences.
        case opcos = "opcos"
        /// Trades (ROME).
        case trades = "trades"
    }

    /// One code of the list.
    package struct Entry: Hashable, Sendable {
        package let code: String
        package let label: String
        /// The code one level above.
        package let parent: String?
    }

    package let name: Name
    private let codes: PackedTexts
    private let labels: PackedTexts
    private let parents: PackedTexts

    init(_ name: Name, in folder: String) throws(ReferenceError) {
        self.name = name
        var (codes, labels, parents) = (PackedTexts(), PackedTexts(), PackedTexts())
        var cursor = try TableCursor(name.rawValue, in: folder, columns: ["code", "label", "parent"])
        while try cursor.advance() {
            let code = cursor.field(0)
            if codes.count > 0, !codes.slice(codes.count - 1).lexicographicallyPrecedes(code) {
                throw cursor.failure("codes are not in order")
            }
            codes.append(code)
            labels.append(cursor.field(1))
            parents.append(cursor.field(2))
        }
        (self.codes, self.labels, self.parents) = (codes, labels, parents)
        for index in 0..<codes.count where !parents.slice(index).isEmpty && name.isClosed {
            guard self[parents[index]] != nil else {
                throw .dangling(table: name.rawValue, code: codes[index], reason: "parent \(parents[index]) is unknown")
            }
        }
    }

    /// How many codes there are, of all levels.
    package var count: Int { codes.count }

    /// An entry by its place in the order of codes.
    package func entry(at index: Int) -> Entry {
        let parent = parents[index]
        return Entry(code: codes[index], label: labels[index], parent: parent.isEmpty ? nil : parent)
    }

    /// The entry of a code.
    package subscript(code: String) -> Entry? {
        let place = firstIndex(from: code)
        return place < count && codes[place] == code ? entry(at: place) : nil
    }

    /// The entries after a code, in the order of codes: all, those below a parent, those with all the words of a query.
    package func entries(
        matching query: String? = nil, below parent: String? = nil, after code: String? = nil, limit: Int
    ) -> [Entry] {
        let words = query.map { FoldedText($0).words } ?? []
        var place = code.map { firstIndex(from: $0) } ?? 0
        if let code, place < count, codes[place] == code { place += 1 }
        var found: [Entry] = []
        while place < count, found.count < limit {
            defer { place += 1 }
            if let parent, !parents.slice(place).elementsEqual(parent.utf8) { continue }
            if !words.isEmpty {
                let name = FoldedText("\(codes[place]) \(labels[place])").words
                guard words.allSatisfy({ word in name.contains { $0.starts(with: word) } }) else { continue }
            }
            found.append(entry(at: place))
        }
        return found
    }

    private func firstIndex(from code: String) -> Int {
        (0..<count).partitioningIndex { !codes.slice($0).lexicographicallyPrecedes(code.utf8) }
    }
}

extension Nomenclature.Name {
    /// Whether the codes above are in the same list.
    fileprivate var isClosed: Bool {
        switch self {
        case .naf2008, .naf2025, .legalForms: true
        case .nafa, .idcc, .opcos, .trades: false
        }
    }
}
