import Database
import Directory
import Endpoints
import HTTP
import Kernel

/// Asks the company whether it was helped, by a form.
struct ShowSatisfactionPage: Query {
    static let operation = Operation(
        .get, "/satisfaction/{token}", id: "showSatisfactionPage", access: .anyone, produces: .html)
    let desk: RoutingDesk

    func handle(_ input: TrackedNeed, for caller: Caller, in connection: Connection) throws -> Representation {
        let need = try input.find(.satisfaction, in: connection)
        let language = caller.language
        let content =
            try Satisfaction.isGiven(for: need, in: connection)
            ? "<p>\(SatisfactionWords.given(in: language))</p>" : SatisfactionWords.form(in: language)
        return HTMLPage(title: SatisfactionWords.title, content: content).representation(in: language, caching: nil)
    }
}

/// Takes what the company says in the form, once.
struct SendSatisfactionForm: Command {
    static let operation = Operation(
        .post, "/satisfaction/{token}", id: "sendSatisfactionForm", access: .anyone, consumes: [.form], produces: .html,
        bodyLimit: 32 << 10)
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: TrackedNeed
        /// Absent when the form was not filled in.
        let given: Satisfaction?

        init(from request: inout RequestReader) throws(Failure) {
            need = try TrackedNeed(from: &request)
            given = Satisfaction(form: try request.form())
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let need = try input.need.find(.satisfaction, in: transaction.connection)
        let language = caller.language
        var content = "<p role=\"status\">\(SatisfactionWords.given(in: language))</p>"
        if let given = input.given {
            if try !Satisfaction.isGiven(for: need, in: transaction.connection) {
                try given.keep(for: need, by: caller, in: transaction)
            }
        } else {
            content = "<p role=\"alert\"><strong>\(SatisfactionWords.incomplete(in: language))</strong></p>"
            content += SatisfactionWords.form(in: language)
        }
        return HTMLPage(title: SatisfactionWords.title, content: content).representation(in: language, caching: nil)
    }
}

extension Satisfaction {
    /// What a form says; `nil` when it does not say whether anybody called.
    fileprivate init?(form: [String: String]) {
        func flag(_ name: String) -> Bool? {
            switch form[name] {
            case "yes": true
            case "no": false
            default: nil
            }
        }
        guard let contacted = flag("contacted") else { return nil }
        self.contacted = contacted
        useful = flag("useful")
        outcome = form["outcome"].flatMap(Outcome.init(rawValue:))
        comment = form["comment"].flatMap { Note($0) }
    }
}

/// What the page says.
private enum SatisfactionWords {
    static let title = Text(fr: "Votre avis", en: "Your opinion")
    static let given = Text(fr: "Merci, votre avis est enregistré.", en: "Thank you, your opinion is recorded.")
    static let incomplete = Text(
        fr: "Dites si un conseiller vous a contacté.", en: "Say whether an adviser contacted you.")
    private static let yes = Text(fr: "Oui", en: "Yes")
    private static let no = Text(fr: "Non", en: "No")
    private static let contacted = Text(fr: "Un conseiller vous a-t-il contacté ?", en: "Did an adviser contact you?")
    private static let useful = Text(fr: "L'échange vous a-t-il été utile ?", en: "Was the exchange useful?")
    private static let outcome = Text(fr: "Où en êtes-vous ?", en: "Where do you stand?")
    private static let comment = Text(fr: "Votre commentaire (facultatif)", en: "Your comment (optional)")
    private static let send = Text(fr: "Envoyer", en: "Send")
    private static let outcomes: [(Satisfaction.Outcome, Text)] = [
        (.solved, Text(fr: "C'est résolu", en: "It is solved")),
        (.onTheWay, Text(fr: "C'est en bonne voie", en: "It is on the way")),
        (.notSolved, Text(fr: "Ce n'est pas résolu", en: "It is not solved")), (.other, Text(fr: "Autre", en: "Other")),
    ]

    private static func choice(_ name: String, _ title: Text, needed: Bool, in language: Language) -> String {
        let buttons = [("yes", yes), ("no", no)].map { value, label in
            "<label><input type=\"radio\" name=\"\(name)\" value=\"\(value)\"\(needed ? " required" : "")> "
                + "\(label(in: language))</label>"
        }
        return "<fieldset><legend>\(HTMLPage.escape(title(in: language)))</legend>\(buttons.joined(separator: " "))"
            + "</fieldset>\n"
    }

    /// The form.
    static func form(in language: Language) -> String {
        let options = outcomes.map { outcome, label in
            "<option value=\"\(outcome.rawValue)\">\(HTMLPage.escape(label(in: language)))</option>"
        }
        return """
            <form method="post">
            \(choice("contacted", contacted, needed: true, in: language))
            \(choice("useful", useful, needed: false, in: language))
            <p><label for="outcome">\(outcome(in: language))</label><br>
            <select id="outcome" name="outcome"><option value=""></option>\(options.joined())</select></p>
            <p><label for="comment">\(comment(in: language))</label><br>
            <textarea id="comment" name="comment" rows="5" maxlength="2000"></textarea></p>
            <button type="submit">\(send(in: language))</button>
            </form>

            """
    }
}
