import Territories
import Testing

/// What people should not type in free text.
@Suite struct `Traces of persons in a text` {
    @Test(arguments: [
        ("Son numéro est 2 69 05 49 588 157 80.", ["nir"]), ("NIR:269054958815780", ["nir"]),
        ("FR76 3000 6000 0112 3456 7890 189", ["iban"]), ("iban fr7630006000011234567890189 merci", ["iban"]),
        ("BE68 5390 0754 7034", ["iban"]), ("Rappeler au 06 12 34 56 78", ["phone"]), ("0612345678.", ["phone"]),
        ("+33 6 12 34 56 78", ["phone"]), ("0033612345678", ["phone"]), ("+262 692 12 34 56", ["phone"]),
        ("06.12.34.56.78 et 269054958815780", ["phone", "nir"]),
    ])
    func `are found`(text: String, kinds: [String]) {
        #expect(PersonalTraces(in: text).found.map(\.kind.rawValue) == kinds)
    }

    @Test(arguments: [
        "", "Le dossier 73282932000074 est bloqué.", "Un montant de 1 234 567 890 euros", "Né le 02/03/1975 à 14 h 30",
        "269054958815781", "FR76 3000 6000 0112 3456 7890 188", "00 12 34 56 78", "article 061234567890",
        "x0612345678", "06123456789", "12 rue de la Paix 75002 Paris", "FR", "+", "0",
    ])
    func `are not seen where there are none`(text: String) {
        #expect(PersonalTraces(in: text).found.isEmpty)
    }

    @Test func `are told by their place, not by what they say`() {
        let trace = PersonalTraces(in: "à 0612345678 !").found
        #expect(trace.map(\.range) == [2..<12])
        #expect(!String(describing: trace).contains("0612345678"))
    }
}
