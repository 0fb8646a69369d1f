extension Trade {
    /// Every trade that offers and wishes may name. Labels are those of ROME; add a line to add a trade.
    static let all: [Trade] = [
        row("boulanger", .food, "D1102", night: .bakery, "boulangerie boulangere pain viennoiserie fournil mitron"),
        row(
            "patissier", .food, "D1104", night: .bakery,
            "patisserie patissiere chocolatier chocolaterie confiseur glacier"),
        row("boucher", .food, "D1101", near: "D1103", regulated: true, "boucherie bouchere viande"),
        row("charcutier-traiteur", .food, "D1103", near: "D1101", regulated: true, "charcuterie traiteur charcutiere"),
        row("poissonnier", .food, "D1105", "poissonnerie poissonniere ecailler maree"),
        row("epicier", .food, "D1106", "epicerie epiciere fromager cremier primeur vente"),
        row("cuisinier", .food, "G1602", near: "G1604", night: .catering, "cuisine cuisiniere commis restaurant chef"),
        row("pizzaiolo", .food, "G1604", near: "G1602", night: .catering, "pizza pizzeria"),
        row("macon", .building, "F1703", near: "F1701", regulated: true, "maconnerie maconne gros oeuvre batiment"),
        row("coffreur", .building, "F1701", near: "F1703", regulated: true, "coffrage bancheur beton coffreuse"),
        row("charpentier", .building, "F1503", near: "F1501", regulated: true, "charpente charpentiere ossature bois"),
        row("monteur-structures-bois", .building, "F1501", near: "F1503", regulated: true, "structure bois montage"),
        row("couvreur", .building, "F1610", regulated: true, "couverture couvreuse toiture zinguerie zingueur solaire"),
        row(
            "plombier", .building, "F1603", near: "F1610", regulated: true, "plomberie chauffage chauffagiste sanitaire"
        ),
        row(
            "electricien", .building, "F1602", near: "F1605", regulated: true,
            "electricite electricienne courant domotique"),
        row("peintre-batiment", .building, "F1606", near: "F1601 F1609", "peinture peintre decoration revetement"),
        row("platrier", .building, "F1601", near: "F1604", regulated: true, "platre platriere staff stuc"),
        row("plaquiste", .building, "F1604", near: "F1601", regulated: true, "placo cloison isolation"),
        row("carreleur", .building, "F1608", near: "F1609", regulated: true, "carrelage carreleuse mosaique faience"),
        row("solier", .building, "F1609", near: "F1608", "sol moquettiste parquet soliere"),
        row("facadier", .building, "F1611", near: "F1606", regulated: true, "facade ravalement enduit isolation"),
        row("etancheur", .building, "F1613", near: "F1610", regulated: true, "etancheite bardage"),
        row(
            "poseur-menuiseries", .building, "F1607", near: "H2206", regulated: true,
            "fenetre fermeture menuiserie pose aluminium"),
        row(
            "menuisier", .making, "H2206", near: "H2207 F1607", regulated: true,
            "menuiserie menuisiere bois agencement agenceur"),
        row("ebeniste", .making, "H2207", near: "H2206", regulated: true, "ebenisterie meuble mobilier"),
        row(
            "metallier", .making, "H2911", near: "H2902 B1601", regulated: true,
            "metallerie serrurier ferronnier soudure"),
        row("chaudronnier", .making, "H2902", near: "H2911", regulated: true, "chaudronnerie tuyauteur soudeur"),
        row(
            "tourneur-fraiseur", .making, "H2903", near: "H2901", regulated: true, "usinage usineur mecanique precision"
        ),
        row("ajusteur-monteur", .making, "H2901", near: "H2903", regulated: true, "ajustage montage mecanique"),
        row("metallier-art", .making, "B1601", near: "H2911", regulated: true, "ferronnerie art forgeron bronzier"),
        row("ceramiste", .making, "B1201", "ceramique potier poterie faiencier"),
        row("relieur", .making, "B1402", "reliure dorure papier"),
        row("horloger", .making, "B1604", "horlogerie horlogere montre bijoutier"),
        row("modiste", .making, "B1801", near: "B1803", "chapeau chapellerie"),
        row("maroquinier", .making, "B1802", near: "H2401", "maroquinerie cuir sellier"),
        row("couturier", .making, "B1803", near: "D1207 H2402", "couture couturiere mode tailleur"),
        row("brodeur", .making, "B1804", near: "B1803", "broderie brodeuse dentelle"),
        row("coiffeur", .services, "D1202", "coiffure coiffeuse barbier salon"),
        row("estheticien", .services, "D1208", "esthetique estheticienne cosmetique beaute onglerie"),
        row("fleuriste", .services, "D1209", "fleur fleurs art floral"),
        row("retoucheur", .services, "D1207", near: "B1803", "retouche retoucheuse ourlet"),
        row(
            "mecanicien-automobile", .services, "I1604", near: "I1607", regulated: true,
            "mecanique auto voiture garage garagiste"),
        row("mecanicien-motocycles", .services, "I1607", near: "I1604", regulated: true, "moto cycle scooter"),
        row("carrossier-peintre", .services, "I1606", regulated: true, "carrosserie carrossiere tole"),
        row("depanneur-electromenager", .services, "I1402", "electromenager reparation depannage"),
        row("taxi", .services, "N4102", "ambulancier vtc transport"),
        row("paysagiste", .services, "A1203", regulated: true, "espaces verts jardin jardinier paysage"),
    ]

    private static func row(
        _ code: String, _ family: TradeFamily, _ romes: String, near: String = "", regulated: Bool = false,
        night: NightDerogation = .none, _ synonyms: String
    ) -> Trade {
        Trade(
            code: code, family: family, romes: codes(romes), near: codes(near), hasRegulatedWork: regulated,
            night: night, synonyms: synonyms.split(separator: " ").map(String.init))
    }

    private static func codes(_ text: String) -> [RomeCode] { text.split(separator: " ").map { RomeCode(String($0))! } }
}
