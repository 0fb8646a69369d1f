import HTTP
package import Kernel

/// A page for people: plain HTML, one small stylesheet of ours, no script.
package struct HTMLPage: Sendable {
    let title: Text
    /// HTML, already escaped, in the language of the answer.
    let content: String
    /// Wide enough for tables and charts.
    let isWide: Bool

    /// A page.
    ///
    /// - Parameters:
    ///   - content: HTML, already escaped, below the heading, in the language of the answer.
    ///   - isWide: whether lines may be longer than text wants, for tables.
    package init(title: Text, content: String, isWide: Bool = false) {
        self.title = title
        self.content = content
        self.isWide = isWide
    }

    /// The page, in one language.
    ///
    /// - Parameter caching: for how many seconds; never, for what one person alone may see.
    package func representation(in language: Language, caching seconds: Int? = 300) -> Representation {
        let title = HTMLPage.escape(title(in: language))
        let other: Language = language == .french ? .english : .french
        let html = """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – Guichet</title>
            <link rel="stylesheet" href="/style.css">
            <link rel="icon" href="data:,">
            </head>
            <body\(isWide ? " class=\"wide\"" : "")>
            <a class="skip" href="#content">\(Self.skip(in: language))</a>
            <header>
            <a class="name" href="/">Guichet</a>
            \(Self.navigation(Self.main, Self.mainLabel, language))
            </header>
            <main id="content" tabindex="-1">
            <h1>\(title)</h1>
            \(content)
            </main>
            <footer>
            \(Self.navigation(Self.foot, Self.footLabel, language))
            \(seconds == nil ? "" : "<p><a href=\"?lang=\(other.rawValue)\" lang=\"\(other.rawValue)\">\(other == .french ? "Français" : "English")</a></p>")
            </footer>
            </body>
            </html>

            """
        return Representation(.ok, .html, Array(html.utf8), caching: seconds.map { .publicly(seconds: $0) } ?? .none)
    }

    private typealias Link = (address: String, text: Text)

    private static let skip = Text(fr: "Aller au contenu", en: "Go to the content")
    private static let mainLabel = Text(fr: "Principale", en: "Main")
    private static let footLabel = Text(fr: "Pied de page", en: "Foot of the page")
    private static let main: [Link] = [
        ("/docs", Text(fr: "Documentation", en: "Documentation")),
        ("/stats", Text(fr: "Statistiques", en: "Statistics")),
        ("/problems", Text(fr: "Erreurs", en: "Errors")),
    ]
    private static let foot: [Link] = [
        ("/opinion", Text(fr: "Je donne mon avis", en: "Give my opinion")),
        ("/privacy", Text(fr: "Données personnelles", en: "Personal data")),
        ("/accessibility", Text(fr: "Accessibilité : non conforme", en: "Accessibility: not compliant")),
        ("/legal", Text(fr: "Mentions légales", en: "Legal notice")),
    ]

    private static func navigation(_ links: [Link], _ label: Text, _ language: Language) -> String {
        let items = links.map { "<li><a href=\"\($0.address)\">\(escape($0.text(in: language)))</a></li>" }
        return "<nav aria-label=\"\(label(in: language))\"><ul>\(items.joined())</ul></nav>"
    }

    /// Text made safe inside HTML and attributes.
    package static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
