/// The formula of SIREN and SIRET on numbers as they are stored, for millions of them; `Siren` and `Siret` read what people
/// type.
enum LuhnFormula {
    /// Whether the digits pass the formula (ISO/IEC 7812-1, annex B).
    static func holds(_ number: Int64) -> Bool {
        var rest = number
        var sum: Int64 = 0
        while rest > 0 {
            sum += rest % 10
            let second = rest / 10 % 10 * 2
            sum += second > 9 ? second - 9 : second
            rest /= 100
        }
        return sum % 10 == 0
    }

    /// Whether it is the number of an establishment: La Poste's may have digits whose sum is a multiple of five instead.
    static func holdsForEstablishment(_ siret: Int64) -> Bool {
        if holds(siret) { return true }
        guard siret / 100_000 == 356_000_000 else { return false }
        var rest = siret
        var sum: Int64 = 0
        while rest > 0 {
            sum += rest % 10
            rest /= 10
        }
        return sum % 5 == 0
    }
}
