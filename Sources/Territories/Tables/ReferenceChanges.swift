/// What a newer vintage changes, told before it is taken.
package struct ReferenceChanges: Hashable, Sendable {
    /// Communes that did not exist.
    package var created: [Commune.Code] = []
    /// Communes that are no more, with those that take their place.
    package var merged: [Merger] = []
    /// Communes that are no more and that nothing replaces: an old code would answer nothing any more.
    package var lost: [Commune.Code] = []
    package var renamed: [Renaming] = []
    /// Communes whose departement, grouping or postal codes are others.
    package var moved: [Commune.Code] = []
    package var recounted = 0
    package var createdEpcis: [Siren] = []
    package var dissolvedEpcis: [Siren] = []
    /// The nomenclatures that differ, with how many codes came, went and changed their label.
    package var nomenclatures: [NomenclatureChange] = []
    /// The tables of another vintage, source or number of rows.
    package var renewed: [Vintage] = []

    /// A commune that became part of another.
    package struct Merger: Hashable, Sendable {
        package let code: Commune.Code
        package let into: Commune.Code
    }

    /// A commune that changed its name.
    package struct Renaming: Hashable, Sendable {
        package let code: Commune.Code
        package let from: String
        package let to: String
    }

    /// What changes in one nomenclature.
    package struct NomenclatureChange: Hashable, Sendable {
        package let name: Nomenclature.Name
        package let added: Int
        package let removed: Int
        package let relabelled: Int
    }

    /// Compares two vintages; nothing is written anywhere.
    package init(from old: Territories, to new: Territories) {
        compareCommunes(old, new)
        renewed = new.vintages.filter { !old.vintages.contains($0) }
        let (before, after) = (Set(old.epcis.map(\.siren)), Set(new.epcis.map(\.siren)))
        createdEpcis = after.subtracting(before).sorted()
        dissolvedEpcis = before.subtracting(after).sorted()
        for name in Nomenclature.Name.allCases {
            if let change = NomenclatureChange(name, from: old.nomenclature(name), to: new.nomenclature(name)) {
                nomenclatures.append(change)
            }
        }
    }

    /// Whether nothing at all changes.
    package var isEmpty: Bool {
        created.isEmpty && merged.isEmpty && lost.isEmpty && renamed.isEmpty && moved.isEmpty && recounted == 0
            && createdEpcis.isEmpty && dissolvedEpcis.isEmpty && nomenclatures.isEmpty && renewed.isEmpty
    }

    private mutating func compareCommunes(_ old: Territories, _ new: Territories) {
        for place in 0..<old.communes.count {
            let before = old.communes[place]
            guard let after = new.commune(before.code) else {
                if let into = new.resolve(before.code)?.commune.code {
                    merged.append(Merger(code: before.code, into: into))
                } else {
                    lost.append(before.code)
                }
                continue
            }
            if before.name != after.name {
                renamed.append(Renaming(code: before.code, from: before.name, to: after.name))
            }
            if before.area != after.area || before.epci != after.epci || before.postalCodes != after.postalCodes {
                moved.append(before.code)
            }
            if before.population != after.population { recounted += 1 }
        }
        for former in old.small.formerCommunes where new.resolve(former.code) == nil { lost.append(former.code) }
        created = new.communes.codes.filter { old.commune($0) == nil }
    }
}

extension ReferenceChanges.NomenclatureChange {
    /// `nil` when nothing changes.
    fileprivate init?(_ name: Nomenclature.Name, from old: Nomenclature?, to new: Nomenclature?) {
        func labels(_ nomenclature: Nomenclature?) -> [String: String] {
            guard let nomenclature else { return [:] }
            let entries = (0..<nomenclature.count).map(nomenclature.entry(at:))
            return Dictionary(uniqueKeysWithValues: entries.map { ($0.code, $0.label) })
        }
        let (before, after) = (labels(old), labels(new))
        let added = after.keys.count { before[$0] == nil }
        let removed = before.keys.count { after[$0] == nil }
        let relabelled = before.count { after[$0.key].map { [label = $0.value] in $0 != label } ?? false }
        guard added + removed + relabelled > 0 else { return nil }
        self.init(name: name, added: added, removed: removed, relabelled: relabelled)
    }
}
