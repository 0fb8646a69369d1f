import Endpoints
import HTTP
import Kernel

/// The pages behind links in letters, whole in each language: plain forms, no script.
struct LinkPages {
    let language: Language

    /// The offers of an employer that end, each with what may be done with it.
    func endings(_ offers: [Offer]) -> Representation {
        guard !offers.isEmpty else {
            return page(Self.endingsTitle, paragraph(Self.nothing))
        }
        return page(Self.endingsTitle, paragraph(Self.choose) + offers.map(form).joined(separator: "\n"))
    }

    /// What a legal representative is asked.
    func consent(_ candidate: Candidate) -> Representation {
        let name = HTMLPage.escape(candidate.details.firstName)
        guard candidate.consentAt == nil else { return page(Self.consentTitle, paragraph(Self.consentGiven)) }
        let lead = Text(
            fr: "\(name), que vous représentez, cherche un contrat d'apprentissage et vous a désigné.",
            en: "\(name), whom you represent, looks for an apprenticeship and named you.")
        return page(
            Self.consentTitle,
            """
            <p>\(lead(in: language))</p>
            \(paragraph(Self.consentMeaning))
            \(paragraph(Self.consentFreedom))
            <form method="post">
            <p><button type="submit">\(Self.consentButton(in: language))</button></p>
            </form>
            """)
    }

    /// What a button did to an offer.
    func done(_ step: OfferStep, _ offer: Offer) -> Representation {
        let title = HTMLPage.escape(offer.details.title)
        let day = offer.expiresOn.map { $0.written(in: language) } ?? ""
        let sentence: Text =
            switch step {
            case .extend:
                Text(
                    fr: "L'offre « \(title) » est prolongée jusqu'au \(day).",
                    en: "The offer “\(title)” is extended until \(day).")
            case .fill: Text(fr: "L'offre « \(title) » est pourvue.", en: "The offer “\(title)” is filled.")
            default: Text(fr: "L'offre « \(title) » est retirée.", en: "The offer “\(title)” is withdrawn.")
            }
        return page(Self.doneTitle, status(sentence) + back)
    }

    /// That the consent is kept.
    func consented() -> Representation { page(Self.doneTitle, status(Self.consentKept)) }

    /// That an offer is not where its button thought it was.
    func impossible() -> Representation {
        var answer = page(Self.impossibleTitle, status(Self.impossibleText) + back)
        answer.status = 409
        return answer
    }

    /// That a link is not, or no longer, good.
    func unknown() -> Representation {
        var answer = page(Self.unknownTitle, paragraph(Self.unknownText))
        answer.status = 404
        return answer
    }

    /// One offer in a group that bears its title, with what may be done with it.
    private func form(_ offer: Offer) -> String {
        let title = HTMLPage.escape(offer.details.title)
        let end = offer.expiresOn.map { $0.written(in: language) } ?? ""
        let isOver = offer.state == .expired
        let until = Text(
            fr: isOver ? "Terminée le \(end)." : "Ouverte jusqu'au \(end).",
            en: isOver ? "Ended on \(end)." : "Open until \(end).")
        let buttons = Self.buttons.filter { $0.step.origins.contains(offer.state) }.map { step, text in
            #"<button type="submit" name="step" value="\#(step.rawValue)">\#(text(in: language))</button>"#
        }
        return """
            <form method="post">
            <fieldset>
            <legend>\(title)</legend>
            <p>\(until(in: language))</p>
            <input type="hidden" name="offer" value="\(offer.id)">
            <p>\(buttons.joined(separator: " "))</p>
            </fieldset>
            </form>
            """
    }

    private func page(_ title: Text, _ content: String) -> Representation {
        let other: Language = language == .french ? .english : .french
        let name = other == .french ? "Français" : "English"
        let link =
            #"<p><a href="?lang=\#(other.rawValue)" lang="\#(other.rawValue)" hreflang="\#(other.rawValue)">\#(name)</a></p>"#
        return HTMLPage(title: title, content: content + link).representation(in: language, caching: nil)
    }

    private func paragraph(_ text: Text) -> String { "<p>\(text(in: language))</p>" }

    /// What was done, announced by screen readers.
    private func status(_ text: Text) -> String { #"<p role="status">\#(text(in: language))</p>"# }

    private var back: String {
        #"<p><a href="">\#(Text(fr: "Revenir aux offres", en: "Back to the offers")(in: language))</a></p>"#
    }
}

extension LinkPages {
    fileprivate static let buttons: [(step: OfferStep, text: Text)] = [
        (.extend, Text(fr: "Prolonger", en: "Extend")),
        (.fill, Text(fr: "Marquer comme pourvue", en: "Mark as filled")),
        (.cancel, Text(fr: "Retirer", en: "Withdraw")),
    ]
    fileprivate static let endingsTitle = Text(
        fr: "Vos offres d'apprentissage qui se terminent", en: "Your apprenticeship offers that end")
    fileprivate static let choose = Text(
        fr: "Choisissez ce que devient chaque offre. Rien ne change tant que vous n'appuyez sur aucun bouton.",
        en: "Choose what becomes of each offer. Nothing changes as long as you press no button.")
    fileprivate static let nothing = Text(
        fr: "Aucune de vos offres n'attend de réponse.", en: "None of your offers waits for an answer.")
    fileprivate static let consentTitle = Text(
        fr: "Votre consentement de représentant légal", en: "Your consent as legal representative")
    fileprivate static let consentMeaning = Text(
        fr:
            "Sans votre consentement, aucune candidature n'est envoyée. Avec lui, les employeurs reçoivent des candidatures sans nom ; le nom et le courriel ne leur sont donnés que si un entretien est accepté. Vous signerez aussi le contrat.",
        en:
            "Without your consent no application is sent. With it, employers receive applications without a name; the name and e-mail are given to them only when an interview is accepted. You will sign the contract too."
    )
    fileprivate static let consentFreedom = Text(
        fr: "Vous pouvez ne rien faire. Une question sur les données : voyez « Données personnelles » en pied de page.",
        en: "You may do nothing. For a question about data, see “Personal data” at the foot of the page.")
    fileprivate static let consentButton = Text(fr: "Je consens", en: "I consent")
    fileprivate static let consentGiven = Text(
        fr: "Le consentement est déjà donné : il n'y a rien à faire.",
        en: "Consent is given already: nothing is to be done.")
    fileprivate static let consentKept = Text(
        fr: "Votre consentement est enregistré.", en: "Your consent is recorded.")
    fileprivate static let doneTitle = Text(fr: "C'est fait", en: "Done")
    fileprivate static let impossibleTitle = Text(fr: "Rien n'a changé", en: "Nothing was changed")
    fileprivate static let impossibleText = Text(
        fr: "Cette offre n'est plus dans l'état où ce choix est possible : elle est peut-être déjà pourvue ou retirée.",
        en: "This offer is no longer in a state that allows this choice: it may be filled or withdrawn already.")
    fileprivate static let unknownTitle = Text(fr: "Lien inconnu ou expiré", en: "Unknown or expired link")
    fileprivate static let unknownText = Text(
        fr: "Ce lien n'est pas, ou n'est plus, valable. Connectez-vous au service, ou attendez le prochain courriel.",
        en: "This link is not, or no longer, good. Sign in to the service, or wait for the next mail.")
}

extension Day {
    /// As people write it: `10 novembre 2026`, `10 November 2026`.
    fileprivate func written(in language: Language) -> String {
        let months: [Text] = [
            Text(fr: "janvier", en: "January"), Text(fr: "février", en: "February"), Text(fr: "mars", en: "March"),
            Text(fr: "avril", en: "April"), Text(fr: "mai", en: "May"), Text(fr: "juin", en: "June"),
            Text(fr: "juillet", en: "July"), Text(fr: "août", en: "August"), Text(fr: "septembre", en: "September"),
            Text(fr: "octobre", en: "October"), Text(fr: "novembre", en: "November"),
            Text(fr: "décembre", en: "December"),
        ]
        let number = day == 1 && language == .french ? "1er" : "\(day)"
        return "\(number) \(months[month - 1](in: language)) \(year)"
    }
}
