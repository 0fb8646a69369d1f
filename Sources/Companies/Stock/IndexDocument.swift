import Territories

/// What the full-text index holds of an establishment: the words of its names and place, and a word with an underscore for
/// each thing by which lists are narrowed.
enum IndexDocument {
    /// All the words, with one space between them.
    static func words(of establishment: Establishment, _ owner: Owner?) -> String {
        if owner?.isPublic == false, establishment.isPublic {
            var hidden = establishment
            hidden.isPublic = false
            return words(of: hidden, owner)
        }
        return own(establishment) + (owner.map { " " + $0.words(isPublic: establishment.isPublic) } ?? "")
    }

    /// The words of the establishment itself, whatever its legal unit is called.
    static func own(_ establishment: Establishment) -> String {
        var words = ""
        func add(_ word: some StringProtocol, after mark: String = "") {
            if !words.isEmpty { words += " " }
            words += mark
            words += word
        }
        let isPublic = establishment.isPublic
        for name in [establishment.tradeName, establishment.usualName] {
            guard let name else { continue }
            // Words of what is not public are found by those alone who may see them.
            for word in SearchWords.of(name) { add(word, after: isPublic ? "" : hidden) }
        }
        if let town = establishment.town, isPublic { for word in SearchWords.of(town) { add(word) } }
        if let postalCode = establishment.postalCode { add(postalCode) }
        if let commune = establishment.commune {
            let code = commune.lowercased()
            add(code, after: IndexDocument.commune)
            add(departementCode(of: code), after: departement)
        }
        if let naf = establishment.naf {
            add(compact(naf), after: IndexDocument.naf)
            if let section = Section.of(naf) { add(section, after: IndexDocument.section) }
        }
        if let place = establishment.place { add(Cell(of: place).code, after: cell) }
        return words
    }

    /// What a legal unit adds to the words of its establishments.
    struct Owner: Hashable, Sendable {
        let siren: Int64
        let isPublic: Bool
        private let names: [String]
        private let person: String?
        private let legalForm: String?

        init(siren: Int64, isPublic: Bool, names: [String], person: String?, legalForm: String?) {
            self.siren = siren
            self.isPublic = isPublic
            self.names = names
            self.person = person
            self.legalForm = legalForm
        }

        init(_ company: Company) {
            self.init(
                siren: company.siren, isPublic: company.isPublic, names: company.names, person: company.person,
                legalForm: company.legalForm)
        }

        /// The words, for an establishment that is public or not.
        func words(isPublic: Bool) -> String {
            let name = SearchWords.of(names.joined(separator: " "))
            var words = isPublic ? name : name.map { hidden + $0 }
            if isPublic, let person { words += SearchWords.of(person).map { IndexDocument.person + $0 } }
            if let legalForm { words.append(IndexDocument.legalForm + legalForm) }
            return words.joined(separator: " ")
        }
    }

    static let hidden = "x_"
    static let person = "p_"
    static let commune = "c_"
    static let departement = "d_"
    static let naf = "n_"
    static let section = "s_"
    static let legalForm = "l_"
    static let cell = "g_"

    /// `10.71C` as the index holds it.
    private static func compact(_ naf: String) -> String { naf.filter { $0 != "." }.lowercased() }

    /// The first two characters of a commune's code, three overseas.
    private static func departementCode(of commune: String) -> Substring {
        commune.prefix(commune.hasPrefix("97") || commune.hasPrefix("98") ? 3 : 2)
    }
}
