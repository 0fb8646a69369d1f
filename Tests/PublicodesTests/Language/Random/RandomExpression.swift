/// Expressions of the language, made at random over the names of some rules.
struct RandomExpression {
    var generator: SeededGenerator
    let names: [String]

    private static let units = [
        "", " €", " €/mois", " €/an", " kg", " g", "%", " mois", " an", " jour", " m2", " truc",
    ]
    private static let operators = ["+", "-", "*", "/", "//", "**", "<", "<=", ">", ">=", "=", "!="]

    /// An expression of at most so many levels.
    mutating func text(depth: Int) -> String {
        guard depth > 0, !generator.oneIn(3) else { return leaf() }
        switch generator.below(8) {
        case 0: return "(\(text(depth: depth - 1)))"
        case 1: return "- " + atom(depth: depth - 1)
        default:
            return atom(depth: depth - 1) + " " + generator.pick(Self.operators) + " " + atom(depth: depth - 1)
        }
    }

    /// A literal or a name.
    mutating func leaf() -> String {
        switch generator.below(10) {
        case 0...3 where !names.isEmpty: generator.pick(names)
        case 4: generator.pick(["oui", "non"])
        case 5: generator.pick(["'seigle'", "\"d'orge\"", "'01/02/2024'"])
        case 6: generator.pick(["01/01/2024", "15/03/2025", "02/2023", "29/02/2024"])
        default: number()
        }
    }

    /// A number, with or without a unit.
    mutating func number() -> String {
        let whole = generator.pick([
            "0", "1", "2", "7", "10", "12", "100", "365", "1500", "99999999999999999999", "0.1", "3.75",
        ])
        return whole + generator.pick(Self.units)
    }

    private mutating func atom(depth: Int) -> String {
        guard depth > 0, generator.oneIn(2) else { return leaf() }
        return "(\(text(depth: depth)))"
    }
}
