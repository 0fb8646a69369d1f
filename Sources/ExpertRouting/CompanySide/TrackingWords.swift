import Kernel

/// What the page of a need says.
enum TrackingWords {
    static let title = Text(fr: "Votre demande", en: "Your request")
    static let sent = Text(fr: "Votre message est transmis.", en: "Your message is on its way.")
    static let nothingWritten = Text(
        fr: "Écrivez un message de 2 000 caractères au plus.", en: "Write a message of 2,000 characters at most.")
    static let withdrawn = Text(fr: "Votre demande est retirée.", en: "Your request is withdrawn.")

    /// The day of an instant, as people write it.
    static func day(_ instant: Timestamp, in language: Language) -> String {
        let parts = ParisTime.day(at: instant).description.split(separator: "-")
        return language == .french ? parts.reversed().joined(separator: "/") : parts.joined(separator: "-")
    }

    /// Where the need stands.
    static func state(_ state: Need.State) -> Text {
        switch state {
        case .received, .review:
            Text(fr: "Votre demande est reçue.", en: "Your request was received.")
        case .routed:
            Text(
                fr: "Votre demande est transmise à ces organisations :",
                en: "Your request was handed to these organisations:")
        case .closed: Text(fr: "Votre demande est traitée.", en: "Your request was dealt with.")
        case .withdrawn: Text(fr: "Vous avez retiré votre demande.", en: "You withdrew your request.")
        case .abandoned:
            Text(
                fr: "Personne n'a pu prendre votre demande en charge.", en: "Nobody could take your request in charge.")
        }
    }

    /// Where an organisation stands.
    static func status(_ status: MatchStatus) -> Text {
        switch status {
        case .pending: Text(fr: "pas encore de réponse", en: "no answer yet")
        case .takenInCharge: Text(fr: "prend en charge votre demande", en: "has taken your request in charge")
        case .notForMe: Text(fr: "n'est pas concernée", en: "is not concerned")
        case .helped: Text(fr: "vous a aidé", en: "helped you")
        case .noHelpAvailable: Text(fr: "n'avait pas d'aide à proposer", en: "had no help to offer")
        case .unreachable: Text(fr: "n'a pas pu vous joindre", en: "could not reach you")
        case .removed: Text(fr: "n'est plus sollicitée", en: "is asked no more")
        }
    }

    /// Writing to the experts, and taking the need back.
    static func forms(in language: Language) -> String {
        let isFrench = language == .french
        return """
            <h2>\(isFrench ? "Ajouter une information" : "Add something")</h2>
            <form method="post">
            <p><label for="text">\(isFrench ? "Votre message aux conseillers" : "Your message to the advisers")</label><br>
            <textarea id="text" name="text" rows="6" maxlength="2000" required></textarea></p>
            <button type="submit" name="step" value="information">\(isFrench ? "Envoyer" : "Send")</button>
            </form>
            <h2>\(isFrench ? "Retirer la demande" : "Withdraw the request")</h2>
            <form method="post">
            <p>\(isFrench ? "Les conseillers ne vous appelleront plus." : "Advisers will not call you any more.")</p>
            <button type="submit" name="step" value="withdraw">\(isFrench ? "Retirer" : "Withdraw")</button>
            </form>

            """
    }
}
