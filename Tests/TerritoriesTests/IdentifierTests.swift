import Territories
import Testing

/// The numbers by which registers know companies and persons; vectors of Insee's, La Poste's and the tax office's rules.
@Suite struct `Numbers of companies and persons` {
    @Test(arguments: [
        ("130025265", true), ("552081317", true), ("732829320", true), ("356000000", true), ("732 829 320", true),
        ("732\u{A0}829\u{202F}320", true), ("732.829-320", true), ("130025266", false), ("13002526", false),
        ("1300252650", false), ("13002526A", false), ("", false), ("７３２８２９３２０", false), ("+732829320", false),
    ])
    func `a SIREN has nine digits and passes Luhn's formula`(text: String, isValid: Bool) {
        #expect((Siren(text) != nil) == isValid)
    }

    @Test(arguments: [
        ("73282932000074", true), ("73282932000075", false), ("732 829 320 00074", true), ("7328293200007", false),
        ("35600000000048", true), ("35600000049837", true), ("35600000009075", true), ("35600000000049", false),
        ("35600100009075", false), ("732829320000740", false), ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", false),
    ])
    func `a SIRET passes Luhn's formula, or La Poste's`(text: String, isValid: Bool) {
        #expect((Siret(text) != nil) == isValid)
    }

    @Test func `a SIRET gives its SIREN and keeps its leading zeros`() throws {
        #expect(try #require(Siret("73282932000074")).siren == Siren("732829320"))
        #expect(Siret("005 520 176 00016")?.description == "00552017600016")
    }

    @Test(arguments: [
        ("130025265", "FR07130025265"), ("552081317", "FR03552081317"), ("732829320", "FR44732829320"),
        ("356000000", "FR39356000000"),
    ])
    func `a VAT number is computed from a SIREN`(siren: String, number: String) throws {
        let siren = try #require(Siren(siren))
        #expect(VatNumber(of: siren).description == number)
        #expect(VatNumber(number)?.siren == siren)
        #expect(VatNumber(number.lowercased()) == VatNumber(number))
    }

    @Test(arguments: ["FR08130025265", "FR0713002526", "BE07130025265", "07130025265", "FR07130025266", "", "FR"])
    func `a VAT number with another key, SIREN or country is refused`(text: String) {
        #expect(VatNumber(text) == nil)
    }

    @Test(arguments: [
        ("184127645108946", true), ("269054958815780", true), ("2 69 05 49 588 157 80", true),
        ("184127645108947", false),
        ("18412764510894", false), ("984127645108946", false), ("184137645108946", false), ("184127A45108946", false),
        ("", false), ("1841276451089 4é", false),
    ])
    func `a NIR holds by its key, its first digit and its month`(text: String, isValid: Bool) {
        #expect((Nir(text) != nil) == isValid)
    }

    @Test(arguments: [("1990119001001", "19"), ("2851218033112", "18")])
    func `the letter of Corsica counts as nineteen or eighteen`(numeric: String, department: String) throws {
        let letter = department == "19" ? "2A" : "2B"
        let key = 97 - Int(numeric)! % 97
        let keyText = key < 10 ? "0\(key)" : "\(key)"
        let text = numeric.prefix(5) + letter + numeric.dropFirst(7) + keyText
        let nir = try #require(Nir(String(text)))
        #expect(nir.description == String(text))
        #expect(Nir(text.lowercased()) == nir)
        #expect(Nir(String(text.dropLast() + "x")) == nil)
    }

    @Test func `a provisional NIR is told, and a mask shows neither birth nor place`() throws {
        let provisional = try #require(Nir("784127645108937"))
        #expect(provisional.isProvisional)
        let certified = try #require(Nir("184127645108946"))
        #expect(!certified.isProvisional)
        #expect(certified.masked == "1************46")
    }

    @Test(arguments: [
        ("3023217600053", true), ("30 23 217 600 053", true), ("3023217600054", false), ("4023217600053", false),
        ("302321760005", false), ("", false),
    ])
    func `a tax number holds by its key of 511`(text: String, isValid: Bool) {
        #expect((TaxNumber(text) != nil) == isValid)
    }

    @Test(arguments: [
        ("62.01Z", "62.01Z"), ("6201Z", "62.01Z"), ("62.01z", "62.01Z"), ("01.11Z", "01.11Z"), ("62.1Z", nil),
        ("62.011", nil), ("62-01Z", nil), ("", nil), ("62.01ZZ", nil), ("6a.01Z", nil),
    ])
    func `an activity is two digits, two digits and a letter`(text: String, canonical: String?) {
        #expect(NafCode(text)?.description == canonical)
    }

    @Test(arguments: [
        ("01000", true), ("20090", true), ("59777", true), ("98890", true), ("00100", false), ("99123", false),
        ("2A004", false), ("5900", false), ("590000", false), ("5 900", false),
    ])
    func `a postal code goes from 01000 to 98999`(text: String, isValid: Bool) {
        #expect((PostalCode(text) != nil) == isValid)
        if isValid { #expect(PostalCode(text)?.description == text) }
    }

    @Test(arguments: [
        "130025265", "356000000", "005520135",
    ])
    func `a SIREN is written as it is read`(text: String) {
        #expect(Siren(text)?.description == text)
    }
}
