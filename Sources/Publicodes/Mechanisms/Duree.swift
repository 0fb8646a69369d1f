/// `durée`: the time between two dates, today where one is not given.
enum Duree {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        let members = try parser.members(of: raw, reading: "depuis")
        func bound(_ key: String) throws(PublicodesError) -> Node {
            guard let written = members[key], written != .null else { return today }
            return try parser.parse(written)
        }
        let depuis = try bound("depuis")
        let jusqua = try bound("jusqu'à")
        let unit = try Unit(members["unité"]?.string ?? "jour")
        guard unit.denominators.isEmpty, unit.numerators.count == 1, Kind.names.contains(unit.numerators[0]) else {
            throw parser.syntaxError(
                "Seules les unités suivantes sont acceptées pour une durée : \(Kind.names.joined(separator: ", ")).\n"
                    + "\tL'unité fournie est: \(unit.numerators.first ?? "undefined")")
        }
        return Node(.duree(depuis: depuis, jusqua: jusqua, unit: unit))
    }

    private static var today: Node {
        Node(.constant(Node.Constant(value: .string(""), type: .string, isToday: true)))
    }

    /// The units of a duration.
    enum Kind: UInt8, CaseIterable {
        case mois
        case jour
        case an
        case trimestre
        case trimestreCivil
        case anneeCivile

        static let names = ["mois", "jour", "an", "trimestre", "trimestre civil", "année civile"]

        init(_ unit: Unit) {
            let place = Kind.names.firstIndex { $0 == unit.numerators.first } ?? 1
            self = Kind(rawValue: UInt8(place)) ?? .jour
        }
    }
}

extension Evaluator {
    func evaluateDuree(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let depuis = try evaluate(node.a)
        let jusqua = try evaluate(node.b)
        let set = missing.merge(depuis.missing, jusqua.missing)
        if depuis.isNull || jusqua.isNull { return Value(.null, unit: node.unit, missing: set) }
        if depuis.isUndefined || jusqua.isUndefined { return Value(.undefined, unit: node.unit, missing: set) }
        let kind = Duree.Kind(rawValue: node.detail) ?? .jour
        try checkDates(kind, depuis, jusqua)
        let length = try duration(kind, from: text(depuis.string), to: text(jusqua.string))
        return Value(length.isNaN ? .nan : max(0, length), unit: node.unit, missing: set)
    }

    private func duration(_ kind: Duree.Kind, from: String, to: String) throws(PublicodesError) -> Double {
        switch kind {
        case .jour: return try DateDifference.days(from: from, to: to)
        case .mois: return DateDifference.months(from: from, to: to)
        case .an: return try DateDifference.years(from: from, to: to)
        case .trimestre: return DateDifference.months(from: from, to: to) / 3
        case .trimestreCivil:
            let (first, last) = (DateDifference.startOfQuarter(from), DateDifference.startOfQuarter(to))
            return (DateDifference.months(from: first, to: last) / 3).rounded(.down) + 1
        case .anneeCivile:
            let (first, last) = ("01/" + DateDifference.year(from), "01/" + DateDifference.year(to))
            return try DateDifference.years(from: first, to: last).rounded(.down) + 1
        }
    }

    /// Quirk kept: what is not a date is not refused, it breaks JavaScript.
    private func checkDates(_ kind: Duree.Kind, _ depuis: Value, _ jusqua: Value) throws(PublicodesError) {
        guard !depuis.isString || !jusqua.isString else { return }
        switch kind {
        case .jour, .an:
            throw PublicodesError(
                .javaScript, "dateString.split is not a function or its return value is not iterable")
        case .mois, .trimestre:
            let name = depuis.isString ? "to" : "from"
            throw PublicodesError(.javaScript, "\(name).split is not a function")
        case .trimestreCivil:
            throw PublicodesError(.javaScript, "date.split is not a function or its return value is not iterable")
        case .anneeCivile: throw PublicodesError(.javaScript, "date.slice is not a function")
        }
    }
}
