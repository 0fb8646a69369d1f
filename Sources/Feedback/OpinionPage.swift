import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// The form of « Je donne mon avis », for browsers without script too.
struct ShowOpinionPage: Query {
    static let operation = Operation(.get, "/opinion", id: "opinionPage", access: .anyone, produces: .html)
    /// Where the state's own opinion button leads, when the operator has one.
    let address: String?

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        HTMLPage(
            title: Text(fr: "Je donne mon avis", en: "Give my opinion"),
            content: form(caller.language)
        ).representation(in: caller.language)
    }

    private func form(_ language: Language) -> String {
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        let scores = (1...5).map { score in
            "<label><input type=\"radio\" name=\"score\" value=\"\(score)\"> \(score)</label>"
        }
        let elsewhere = address.map { address in
            "<p><a href=\"\(HTMLPage.escape(address))\">"
                + say("Donner mon avis sur Services Publics +", "Give my opinion on Services Publics +") + "</a></p>"
        }
        return """
            \(elsewhere ?? "")
            <p>\(say(
                "Sans nom ni adresse ; n'écrivez rien qui désigne une personne.",
                "Without name or address; write nothing that points at a person."))</p>
            <form method="post" action="/opinion">
            <fieldset><legend>\(say("Ce service vous a-t-il été utile ?", "Did this service help you?"))</legend>
            <label><input type="radio" name="useful" value="yes"> \(say("Oui", "Yes"))</label>
            <label><input type="radio" name="useful" value="no"> \(say("Non", "No"))</label>
            </fieldset>
            <fieldset><legend>\(say("Votre note, de 1 (mauvais) à 5 (très bon)", "Your score, from 1 (bad) to 5 (very good)"))</legend>
            \(scores.joined(separator: "\n"))
            </fieldset>
            <label for="comment">\(say("Quelques mots", "A few words"))</label>
            <textarea id="comment" name="comment" maxlength="2000"></textarea>
            <p><button type="submit">\(say("Envoyer", "Send"))</button></p>
            </form>
            """
    }
}

/// Keeps what somebody thinks of the service, from the page's form.
struct GiveOpinionByForm: Command {
    static let operation = Operation(
        .post, "/opinion", id: "giveOpinionByForm", access: .anyone, consumes: [.form], produces: .html,
        bodyLimit: 16 << 10)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let useful: Bool?
        let score: Opinion.Score?
        let comment: Opinion.Comment?

        init(from request: inout RequestReader) throws(Failure) {
            let form = try request.form()
            useful = try Input.answer("useful", of: form) { ["yes": true, "no": false][$0] }
            score = try Input.answer("score", of: form) { Int($0).flatMap(Opinion.Score.init) }
            comment = try Input.answer("comment", of: form, Opinion.Comment.init)
            guard useful != nil || score != nil || comment != nil else {
                throw Failure(
                    .invalidBody,
                    Text(fr: "Répondez au moins à une question.", en: "Answer one question at least."))
            }
        }

        /// What was answered to a question, if anything was; what is not kept as it came is refused.
        private static func answer<Value>(
            _ name: String, of form: [String: String], _ read: (String) -> Value?
        ) throws(Failure) -> Value? {
            guard let text = form[name], !text.allSatisfy(\.isWhitespace) else { return nil }
            guard let value = read(text) else {
                let message = Text(
                    fr: "Cette réponse est trop longue, ou n'en est pas une.",
                    en: "This answer is too long, or is none.")
                throw Failure.invalid("/" + name, "invalid-value", message)
            }
            return value
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try GiveOpinion.keep(
            Opinion(
                id: transaction.identifier(), useful: input.useful, score: input.score, comment: input.comment,
                createdAt: transaction.now), by: caller, in: transaction)
        let back = Text(
            fr: "<p>Votre avis est enregistré. <a href=\"/stats\">Les statistiques publiques</a></p>",
            en: "<p>Your opinion is kept. <a href=\"/stats\">The public figures</a></p>")
        return HTMLPage(title: Text(fr: "Merci", en: "Thank you"), content: back(in: caller.language))
            .representation(in: caller.language, caching: nil)
    }
}
