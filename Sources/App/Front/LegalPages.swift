import Database
import Endpoints
import HTTP
import Kernel

/// Who publishes the service, who hosts it, under which licences.
struct LegalPage: Query {
    static let operation = Operation(.get, "/legal", id: "legalPage", access: .anyone, produces: .html)
    let site: Site

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        HTMLPage(
            title: Text(fr: "Mentions légales", en: "Legal notice"),
            content: content(caller.language)
        ).representation(in: caller.language)
    }

    private func content(_ language: Language) -> String {
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        let unsaid = "<p>\(Site.unsaidWords(in: language))</p>"
        let publisher = site.publisher.map { publisher in
            let director = say("Directeur ou directrice de la publication : ", "Publication director: ")
            return "<p>\(HTMLPage.escape(publisher.name)), \(HTMLPage.escape(publisher.address)).<br>"
                + "\(director)\(HTMLPage.escape(publisher.director)).</p>"
        }
        let host = site.host.map { "<p>\(HTMLPage.escape($0.name)), \(HTMLPage.escape($0.address)).</p>" }
        let source = site.sourceAddress.map { address in
            " <a href=\"\(HTMLPage.escape(address))\">\(say("Le code source", "The source code"))</a>."
        }
        return """
            <h2>\(say("Éditeur", "Publisher"))</h2>
            \(publisher ?? unsaid)
            <h2>\(say("Hébergeur", "Host"))</h2>
            \(host ?? unsaid)
            <h2>\(say("Licences", "Licences"))</h2>
            <p>\(say("Le logiciel est libre, sous licence MIT.", "The software is free, under the MIT licence."))\(source ?? "")</p>
            <p>\(say(
                "Les données de référence viennent de l'Insee, de La Poste et de la DGCL, sous Licence Ouverte 2.0 ; chaque réponse nomme sa source.",
                "Reference data comes from Insee, La Poste and DGCL, under the Licence Ouverte 2.0; each answer names its source."))</p>
            """
    }
}

/// How accessible the service is, and to whom to turn (loi n° 2005-102, art. 47; RGAA 4.1.2).
struct AccessibilityPage: Query {
    static let operation = Operation(.get, "/accessibility", id: "accessibilityPage", access: .anyone, produces: .html)
    let site: Site

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        HTMLPage(
            title: Text(fr: "Déclaration d'accessibilité", en: "Accessibility statement"),
            content: content(caller.language)
        ).representation(in: caller.language)
    }

    private func content(_ language: Language) -> String {
        let contact = site.accessibilityContact.map { "<p>\(HTMLPage.escape($0))</p>" }
        let state = Text(
            fr: """
                <h2>État de conformité</h2>
                <p>Ces pages n'ont pas encore été auditées par un tiers selon le RGAA 4.1 : au sens de la loi, elles sont donc
                <strong>non conformes</strong>.</p>
                <h2>Ce qui est vérifié</h2>
                <p>À chaque changement, dans un vrai navigateur : une langue déclarée, un seul titre principal, des titres dans
                l'ordre, des régions repérées, des contrastes d'au moins 4,5 pour 1, un parcours au clavier avec un focus
                visible, un affichage à 320 pixels et à 200 % sans défilement horizontal, des formulaires et des filtres sans
                script. Les graphiques ont chacun leur tableau.</p>
                <h2>Signaler une difficulté</h2>
                """,
            en: """
                <h2>State of compliance</h2>
                <p>These pages have not been audited by a third party against the RGAA 4.1 yet: in the sense of the law they are
                therefore <strong>not compliant</strong>.</p>
                <h2>What is checked</h2>
                <p>At each change, in a real browser: a declared language, one main heading, headings in order, landmarks,
                contrasts of at least 4.5 to 1, a path by keyboard with a visible focus, 320 pixels and 200 % without horizontal
                scrolling, forms and filters without script. Each chart has its table.</p>
                <h2>Saying that something cannot be used</h2>
                """)
        let rights = Text(
            fr: """
                <p>Sans réponse satisfaisante, vous pouvez écrire au Défenseur des droits :
                <a href="https://formulaire.defenseurdesdroits.fr/">formulaire.defenseurdesdroits.fr</a>, ou Défenseur des
                droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>
                """,
            en: """
                <p>Without a satisfying answer you may turn to the Défenseur des droits:
                <a href="https://formulaire.defenseurdesdroits.fr/">formulaire.defenseurdesdroits.fr</a>, or Défenseur des
                droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>
                """)
        return state(in: language) + "\n" + (contact ?? "<p>\(Site.unsaidWords(in: language))</p>") + "\n"
            + rights(in: language)
    }
}

extension Site {
    /// What pages say where the operator said nothing.
    static func unsaidWords(in language: Language) -> String {
        language == .french
            ? "L'exploitant de ce service ne l'a pas encore indiqué." : "The operator of this service has not said yet."
    }
}
