import Database
import Endpoints
import HTTP
import Kernel

/// Shows a button to whoever follows a mailed link: mail scanners follow links too, and press nothing.
struct ShowSignIn: Query {
    static let operation = Operation(
        .get, "/sign-in/{token}", id: "showSignIn", access: .anyone, produces: .html)

    struct Input: RequestReadable {
        let token: Token

        init(from request: inout RequestReader) throws(Failure) {
            guard let token = Token(try request.path("token", as: String.self), .link) else { throw Failure(.notFound) }
            self.token = token
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        // Always the same page: whether the link is good shows when it is used.
        func form(_ label: String, _ note: String) -> String {
            """
            <p>\(note)</p>
            <form method="post" action="/sign-in">
            <input type="hidden" name="token" value="\(HTMLPage.escape(input.token.text))">
            <button type="submit">\(label)</button>
            </form>
            """
        }
        return HTMLPage(
            title: Text(fr: "Se connecter", en: "Sign in"),
            content: Text(
                fr: form("Me connecter", "Ce lien ne sert qu'une fois."),
                en: form("Sign me in", "This link serves once."))(in: caller.language)
        ).representation(in: caller.language, caching: nil)
    }
}

/// Uses a mailed link up, from the page's button: leads back to the front-end with a code, or shows the session's token.
struct ConfirmSignIn: Command {
    static let operation = Operation(
        .post, "/sign-in", id: "confirmSignIn", access: .anyone, consumes: [.form], produces: .html, bodyLimit: 1 << 10,
        counting: .asSignIn)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let token: Token

        init(from request: inout RequestReader) throws(Failure) {
            guard let text = try request.form()["token"], let token = Token(text, .link) else {
                throw Failure(.signInRefused)
            }
            self.token = token
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let link = try SignInLinkTable(transaction.connection).use(input.token, at: transaction.now) else {
            throw Failure(.signInRefused)
        }
        let signIn = SignIn(transaction)
        let title = Text(fr: "Vous êtes connecté", en: "You are signed in")
        if let returnTo = link.returnTo, let challenge = link.codeChallenge {
            let code = try signIn.issueCode(for: link.account, codeChallenge: challenge, method: "magicLink")
            let address = HTMLPage.escape(returnTo + (returnTo.contains("?") ? "&" : "?") + "code=" + code)
            let go = "<meta http-equiv=\"refresh\" content=\"0; url=\(address)\">\n"
            return HTMLPage(
                title: title,
                content: Text(
                    fr: go + "<p><a href=\"\(address)\">Continuer</a></p>",
                    en: go + "<p><a href=\"\(address)\">Continue</a></p>")(in: caller.language)
            ).representation(in: caller.language, caching: nil)
        }
        let opened = try signIn.open(link.account, method: "magicLink", request: caller.request)
        let token = "<pre><code>\(opened.token)</code></pre>"
        return HTMLPage(
            title: title,
            content: Text(
                fr: "<p>Le jeton de votre session, montré une fois, valable douze heures :</p>\n" + token,
                en: "<p>The token of your session, shown once, good for twelve hours:</p>\n" + token)(
                    in: caller.language)
        ).representation(in: caller.language, caching: nil)
    }
}
