/// The sections of the nomenclature of activities (NAF rév. 2), by the divisions that they hold.
enum Section {
    private static let firstDivisions: [(division: Int, letter: String)] = [
        (1, "a"), (5, "b"), (10, "c"), (35, "d"), (36, "e"), (41, "f"), (45, "g"), (49, "h"), (55, "i"), (58, "j"),
        (64, "k"), (68, "l"), (69, "m"), (77, "n"), (84, "o"), (85, "p"), (86, "q"), (90, "r"), (94, "s"), (97, "t"),
        (99, "u"),
    ]

    /// The letter, in lower case, of an activity's code.
    static func of(_ naf: String) -> String? {
        guard let division = Int(naf.prefix(2)) else { return nil }
        return firstDivisions.last { $0.division <= division }?.letter
    }
}
