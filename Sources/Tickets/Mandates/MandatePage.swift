import Endpoints
import HTTP
import Kernel

/// The page on which a person reads what they are asked, and answers; in the language of the reader, with a link to the
/// other one.
struct MandatePage {
    let mandate: Mandate
    /// Who asks.
    let unit: String
    let now: Timestamp

    /// What is asked, with buttons for what can be answered.
    func question(in language: Language) -> Representation {
        let person = HTMLPage.escape("\(mandate.person.firstName) \(mandate.person.lastName)")
        let birth = HTMLPage.escape(mandate.person.birthDate)
        let unit = HTMLPage.escape(unit)
        let scope = HTMLPage.escape(mandate.scope)
        let content = Text(
            fr: """
                <p>« \(unit) » vous demande un mandat.</p>
                <ul>
                <li>Pour : \(person), né(e) en \(birth).</li>
                \(scope.isEmpty ? "" : "<li>Objet : \(scope)</li>")
                <li>Ce que vous permettez : utiliser vos données, dont vos numéros (sécurité sociale, allocataire, impôts)
                s'il le faut, auprès des administrations concernées, pour débloquer votre dossier.</li>
                <li>Durée : un an au plus. Vous pouvez y mettre fin ici à tout moment ; vos numéros ne sont alors plus
                montrés à personne.</li>
                <li>Vos données sont effacées six mois après la fin de ce dossier.</li>
                </ul>
                """ + form(.french) + "<p><a href=\"?lang=en\" lang=\"en\">English</a></p>",
            en: """
                <p>“\(unit)” asks you for a mandate.</p>
                <ul>
                <li>For: \(person), born in \(birth).</li>
                \(scope.isEmpty ? "" : "<li>About: \(scope)</li>")
                <li>What you allow: to use your data, your numbers among them (social security, benefits, taxes) if need be,
                at the administrations concerned, to unblock your file.</li>
                <li>For how long: a year at most. You can end it here at any time; your numbers are shown to nobody from
                then on.</li>
                <li>Your data are erased six months after this file ends.</li>
                </ul>
                """ + form(.english) + "<p><a href=\"?lang=fr\" lang=\"fr\">Français</a></p>")
        return HTMLPage(title: Text(fr: "Votre mandat", en: "Your mandate"), content: content(in: language))
            .representation(in: language, caching: nil)
    }

    /// What became of it, once it was answered.
    static func thanks(for answer: String, in language: Language) -> Representation {
        let text =
            switch answer {
            case "agree":
                Text(
                    fr: "Votre accord est enregistré. Gardez ce lien : il permet de mettre fin au mandat.",
                    en: "Your consent is recorded. Keep this link: it lets you end the mandate.")
            case "refuse":
                Text(
                    fr: "Votre refus est enregistré : rien ne sera fait en votre nom.",
                    en: "Your refusal is recorded: nothing will be done in your name.")
            default:
                Text(
                    fr: "Le mandat est terminé : vos numéros ne sont plus montrés à personne.",
                    en: "The mandate has ended: your numbers are shown to nobody any more.")
            }
        return HTMLPage(title: Text(fr: "C'est noté", en: "Noted"), content: "<p>\(text(in: language))</p>")
            .representation(in: language, caching: nil)
    }

    private func form(_ language: Language) -> String {
        func button(_ value: String, _ label: Text) -> String {
            "<button type=\"submit\" name=\"answer\" value=\"\(value)\">\(label(in: language))</button>"
        }
        let buttons: [String]
        switch mandate.stateName(at: now) {
        case "pending":
            buttons = [
                button("agree", Text(fr: "J'accepte", en: "I agree")),
                button("refuse", Text(fr: "Je refuse", en: "I refuse")),
            ]
        case "valid": buttons = [button("revoke", Text(fr: "Je mets fin au mandat", en: "I end the mandate"))]
        default:
            return
                "<p>\(Text(fr: "Ce mandat n'attend plus de réponse.", en: "It waits for no answer.")(in: language))</p>"
        }
        return "<form method=\"post\"><p>\(buttons.joined(separator: " "))</p></form>"
    }
}
