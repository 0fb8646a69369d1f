import HTTP
package import Kernel

/// A page for people: plain HTML, one small stylesheet of ours, no script.
package struct HTMLPage: Sendable {
    let title: Text
    /// HTML, already escaped.
    let content: Text

    /// A page.
    ///
    /// - Parameter content: HTML, already escaped.
    package init(title: Text, content: Text) {
        self.title = title
        self.content = content
    }

    /// The page, in one language.
    ///
    /// - Parameter caching: for how many seconds; never, for what one person alone may see.
    package func representation(in language: Language, caching seconds: Int? = 300) -> Representation {
        let home = Text(fr: "Accueil", en: "Home")
        let html = """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTMLPage.escape(title(in: language))) – Guichet</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <header><nav aria-label="Guichet"><a href="/">\(home(in: language))</a></nav></header>
            <main>
            <h1>\(HTMLPage.escape(title(in: language)))</h1>
            \(content(in: language))
            </main>
            </body>
            </html>

            """
        return Representation(.ok, .html, Array(html.utf8), caching: seconds.map { .publicly(seconds: $0) } ?? .none)
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
