import Glibc
import Kernel
import Territories

/// Stock files of invented companies, in the columns of Sirene.
final class GeneratedStock {
    private let communes: [Commune]
    private let count: Int
    private var sirets: [String] = []
    private let trades = [
        ("boulangerie", "10.71C"), ("garage", "45.20A"), ("transports", "49.41A"), ("maconnerie", "43.99C"),
        ("coiffure", "96.02A"), ("restaurant", "56.10A"), ("conseil", "70.22Z"), ("plomberie", "43.22A"),
        ("pharmacie", "47.73Z"), ("informatique", "62.01Z"), ("menuiserie", "43.32A"), ("immobilier", "68.20B"),
    ]
    private let names = [
        "dupont", "martin", "bernard", "petit", "robert", "richard", "durand", "leroy", "moreau", "simon", "laurent",
        "lefebvre", "michel", "garcia", "david", "bertrand", "roux", "vincent", "fournier", "morel",
    ]

    init(territories: Territories, establishments count: Int) {
        communes = territories.communes(limit: 40_000)
        self.count = count
    }

    func companyFile(in folder: String) -> String { folder + "/StockUniteLegale.csv" }
    func establishmentFile(in folder: String) -> String { folder + "/StockEtablissement.csv" }
    func randomSiret() -> String { sirets.randomElement()! }
    func randomWords() -> String {
        "\(trades.randomElement()!.0) \(names.randomElement()!) \(communes.randomElement()!.name.split(separator: " ")[0])"
    }

    /// Two establishments for three legal units out of ten, one for the others.
    func write(to folder: String) throws {
        let units = open(companyFile(in: folder), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let places = open(establishmentFile(in: folder), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var unitText =
            "siren,statutDiffusionUniteLegale,dateCreationUniteLegale,sigleUniteLegale,prenomUsuelUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,categorieEntreprise,etatAdministratifUniteLegale,nomUniteLegale,denominationUniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,caractereEmployeurUniteLegale\n"
        var placeText =
            "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,trancheEffectifsEtablissement,anneeEffectifsEtablissement,dateDernierTraitementEtablissement,etablissementSiege,numeroVoieEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement,dateDebut,etatAdministratifEtablissement,enseigne1Etablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,caractereEmployeurEtablissement\n"
        var base = 10_000_000
        while sirets.count < count {
            base += 1 + Int.random(in: 0..<5)
            let siren = GeneratedStock.completed(base, 9)
            let trade = trades.randomElement()!
            let name = names.randomElement()!
            let isClosed = Int.random(in: 0..<3) == 0
            let band = ["NN", "01", "02", "03", "11", "12", "21", "22"].randomElement()!
            let isPerson = Int.random(in: 0..<3) == 0
            unitText +=
                isPerson
                ? "\(siren),O,2015-03-01,,Camille,\(band),2024,2026-07-01T10:00:00,PME,\(isClosed ? "C" : "A"),\(name.uppercased()),,1000,\(trade.1),NAFRev2,00014,O\n"
                : "\(siren),O,2015-03-01,,,\(band),2024,2026-07-01T10:00:00,PME,\(isClosed ? "C" : "A"),,\"\(trade.0.uppercased()) \(name.uppercased()), FILS\",5710,\(trade.1),NAFRev2,00014,O\n"
            for place in 0..<(Int.random(in: 0..<10) < 3 ? 2 : 1) {
                let siret = GeneratedStock.completed(Int(siren)! * 10_000 + place + 1, 14)
                let commune = communes.randomElement()!
                sirets.append(siret)
                placeText +=
                    "\(siren),\(siret.suffix(5)),\(siret),O,2015-03-01,\(band),2024,2026-07-02T10:00:00,\(place == 0),\(place + 3),RUE,DE LA REPUBLIQUE,\(commune.postalCodes.first?.description ?? ""),\(commune.name),\(commune.code),,,2015-03-01,\(isClosed ? "F" : "A"),\(trade.0) \(name),\(trade.1),NAFRev2,O\n"
            }
            if placeText.utf8.count > 4 << 20 {
                File.write(Array(unitText.utf8), to: units)
                File.write(Array(placeText.utf8), to: places)
                unitText = ""
                placeText = ""
            }
        }
        File.write(Array(unitText.utf8), to: units)
        File.write(Array(placeText.utf8), to: places)
        close(units)
        close(places)
    }

    /// A number with the last digit that Luhn's formula asks for.
    private static func completed(_ start: Int, _ length: Int) -> String {
        var rest = start
        var sum = 0
        var isDoubled = true
        while rest > 0 {
            let digit = rest % 10 * (isDoubled ? 2 : 1)
            sum += digit > 9 ? digit - 9 : digit
            isDoubled.toggle()
            rest /= 10
        }
        let text = String(start) + String((10 - sum % 10) % 10)
        return String(repeating: "0", count: max(0, length - text.count)) + text
    }
}
