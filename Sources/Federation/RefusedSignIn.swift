import Endpoints
import HTTP
import Kernel

/// The page that a browser shows when a sign-in ends badly: sentences of ours alone, nothing of what came.
enum RefusedSignIn {
    /// - Parameter returnTo: a registered address of a front-end, to go back to; `nil` when it is not known.
    static func page(_ failure: Failure, for caller: Caller, returnTo: String? = nil) -> Representation {
        func content(_ language: Language) -> String {
            let back = Text(fr: "Revenir au service", en: "Back to the service")(in: language)
            let request = Text(fr: "Demande", en: "Request")(in: language)
            let link = returnTo.map { "<p><a href=\"\(HTMLPage.escape($0))\">\(back)</a></p>\n" } ?? ""
            return """
                <p>\(HTMLPage.escape(failure.problem.explanation(in: language)))</p>
                \(link)<p><small><code>\(failure.problem.code)</code> – \(request) \
                <code>\(HTMLPage.escape(caller.request))</code></small></p>
                """
        }
        var page = HTMLPage(
            title: failure.problem.title, content: content(caller.language)
        ).representation(in: caller.language, caching: nil)
        page.status = Status(failure.problem.kind)
        page.fields.append(.setCookie, BrowserCookie.clear)
        if let seconds = failure.retryAfter { page.fields.append(.retryAfter, String(seconds)) }
        return page
    }
}
