import Database
import Endpoints
import HTTP
import Kernel

/// The page on personal data: what is kept and why, as the features declare it; by whom and where, as the operator says.
struct ShowPrivacyPage: Query {
    static let operation = Operation(.get, "/privacy", id: "privacyPage", access: .anyone, produces: .html)

    let keeping: PrivacyKeeping

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        HTMLPage(
            title: Text(fr: "Vos données personnelles", en: "Your personal data"),
            content: content(caller.language)
        ).representation(in: caller.language)
    }

    private func content(_ language: Language) -> String {
        var sections = [section(Text(fr: "Qui en répond", en: "Who answers for it"), controller(language), language)]
        if !keeping.processors.processors.isEmpty {
            sections.append(
                section(
                    Text(fr: "Qui y travaille, et où", en: "Who works with it, and where"), processors(language),
                    language)
            )
        }
        sections.append(section(Text(fr: "Ce qui est gardé", en: "What is kept"), register(language), language))
        sections.append(
            section(Text(fr: "Vos droits", en: "Your rights"), ShowPrivacyPage.rights(in: language), language))
        return sections.joined(separator: "\n")
    }

    private func section(_ title: Text, _ content: String, _ language: Language) -> String {
        "<section>\n<h2>\(HTMLPage.escape(title(in: language)))</h2>\n\(content)\n</section>"
    }

    private func controller(_ language: Language) -> String {
        guard let controller = keeping.processors.controller else {
            return "<p>" + ShowPrivacyPage.unsaid(in: language) + "</p>"
        }
        let officer = Text(fr: "Délégué à la protection des données : ", en: "Data protection officer: ")(in: language)
        let places = Text(fr: "Les données sont en : ", en: "The data lies in: ")(in: language)
        return """
            <p>\(HTMLPage.escape(controller.name)), \(HTMLPage.escape(controller.address)).<br>
            \(officer)\(HTMLPage.escape(controller.officer)).<br>
            \(places)\(HTMLPage.escape(controller.places.joined(separator: ", "))).</p>
            """
    }

    private func processors(_ language: Language) -> String {
        let items = keeping.processors.processors.map { processor in
            let safeguards = processor.safeguards.map { " " + HTMLPage.escape($0.text(in: language)) } ?? ""
            let places = HTMLPage.escape(processor.places.joined(separator: ", "))
            return "<li><strong>\(HTMLPage.escape(processor.name))</strong> (\(places)) : "
                + "\(HTMLPage.escape(processor.task.text(in: language)))\(safeguards)</li>"
        }
        return "<ul>\n" + items.joined(separator: "\n") + "\n</ul>"
    }

    private func register(_ language: Language) -> String {
        let heads = Text(
            fr: "<th scope=\"col\">De qui</th><th scope=\"col\">Pourquoi</th><th scope=\"col\">Combien de temps</th>",
            en: "<th scope=\"col\">Of whom</th><th scope=\"col\">Why</th><th scope=\"col\">How long</th>")
        let rows = keeping.data.map { declaration in
            let cells = [declaration.subjects, declaration.purpose, declaration.duration]
            return "<tr>" + cells.map { "<td>\(HTMLPage.escape($0(in: language)))</td>" }.joined() + "</tr>"
        }
        let label = Text(fr: "Ce qui est gardé", en: "What is kept")(in: language)
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table>
            <thead><tr>\(heads(in: language))</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            """
    }

    private static let unsaid = Text(
        fr: "L'exploitant de ce service ne l'a pas encore indiqué.",
        en: "The operator of this service has not said yet.")

    private static let rights = Text(
        fr: """
            <p>Vous pouvez obtenir une copie de ce qui vous concerne, le faire corriger, en limiter l'usage, vous y opposer
            ou le faire effacer : depuis votre compte, ou auprès du délégué à la protection des données. La réponse vient dans
            le mois. Vous pouvez aussi vous adresser à la CNIL.</p>
            """,
        en: """
            <p>You may have a copy of what concerns you, have it corrected, restrict its use, object to it or have it erased:
            from your account, or through the data protection officer. The answer comes within a month. You may also turn to
            the supervisory authority (CNIL).</p>
            """)
}
