import Database
package import Endpoints
import HTTP
package import Kernel

/// The public page of figures: every indicator of a year, with its definition, a chart, a table and its open data.
struct ShowStatisticsPage: Query {
    static let operation = Operation(.get, "/stats", id: "statisticsPage", access: .anyone, produces: .html)
    let groups: [IndicatorGroup]
    let clock: Clock

    struct Input: RequestReadable {
        let year: Int?
        let service: String?

        init(from request: inout RequestReader) throws(Failure) {
            year = try request.query("year")
            // The form sends an empty value for all of them.
            service = try request.query("service", as: String.self).flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    /// The first year that has figures.
    private static let firstYear = 2025

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let current = Month(clock.now()).year
        let years = Array(min(ShowStatisticsPage.firstYear, current)...current)
        let year = input.year ?? current
        guard years.contains(year) else { throw Failure(.notFound) }
        let shown = groups.filter { !$0.indicators.isEmpty && (input.service ?? $0.id) == $0.id }
        guard !shown.isEmpty else { throw Failure(.notFound) }
        var content = filters(years, year, input.service, caller.language)
        for group in shown {
            content +=
                "<section>\n<h2>\(HTMLPage.escape(group.title(in: caller.language)))</h2>\n<div class=\"figures\">\n"
            if input.service == nil { content += more(group, year, caller.language) }
            for indicator in group.indicators {
                let figure = ShownFigure(
                    try AggregateTable(connection).gathered(indicator.series, in: year, by: .month),
                    keys: Month.all(of: year).map(\.description), measure: indicator.measure, year: year)
                content +=
                    input.service == nil
                    ? brief(indicator, figure, year, caller.language)
                    : article(indicator, figure, year, caller.language)
            }
            content += "</div>\n</section>\n"
        }
        return HTMLPage(
            title: Text(fr: "Statistiques publiques", en: "Public figures"), content: content,
            isWide: true
        ).representation(in: caller.language)
    }

    private func filters(_ years: [Int], _ year: Int, _ service: String?, _ language: Language) -> String {
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        func option(_ value: String, _ text: String, _ isChosen: Bool) -> String {
            "<option value=\"\(value)\"\(isChosen ? " selected" : "")>\(HTMLPage.escape(text))</option>"
        }
        let services = groups.filter { !$0.indicators.isEmpty }
        let choices = services.map { option($0.id, $0.title(in: language), $0.id == service) }
        let all = option("", say("Tous", "All"), service == nil)
        return """
            <p>\(say(
                "Comptés au fil de l'eau, sans lire les données des personnes. Une valeur sur moins de cinq cas n'est pas montrée (n.c.).",
                "Counted as things happen, without reading personal data. A value about fewer than five cases is not shown (n/a)."))</p>
            <form method="get" action="/stats" class="filters">
            <p><label for="year">\(say("Année", "Year"))</label>
            <select id="year" name="year">\(years.reversed().map { option(String($0), String($0), $0 == year) }.joined())</select></p>
            <p><label for="service">\(say("Service", "Service"))</label>
            <select id="service" name="service">\(all)\(choices.joined())</select></p>
            <p><button type="submit">\(say("Montrer", "Show"))</button></p>
            </form>

            """
    }

    /// The way from all services to one.
    private func more(_ group: IndicatorGroup, _ year: Int, _ language: Language) -> String {
        let text = Text(
            fr: "Définitions, graphiques et données ouvertes", en: "Definitions, charts and open data")(in: language)
        return "<p><a href=\"/stats?service=\(group.id)&amp;year=\(year)\">\(text)</a></p>\n"
    }

    /// The figure of the year alone, where all services are shown.
    private func brief(_ indicator: Indicator, _ figure: ShownFigure, _ year: Int, _ language: Language) -> String {
        let words = FigureWords(language: language)
        let total = figure.total.count == 0 ? "0" : words.text(figure.total.value, indicator.measure)
        return "<p><span class=\"big\">\(total)</span> \(HTMLPage.escape(indicator.title(in: language)))</p>\n"
    }

    private func article(_ indicator: Indicator, _ figure: ShownFigure, _ year: Int, _ language: Language) -> String {
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        let words = FigureWords(language: language)
        let title = HTMLPage.escape(indicator.title(in: language))
        let bars = figure.cells.map { cell in
            BarChart.Bar(
                label: words.month(cell.key), value: cell.value,
                text: cell.count == 0 ? "" : words.text(cell.value, indicator.measure))
        }
        let rows = figure.cells.map { cell in
            "<tr><th scope=\"row\">\(words.month(cell.key))</th>"
                + "<td class=\"number\">\(cell.count == 0 ? "0" : words.text(cell.value, indicator.measure))</td></tr>"
        }
        let total = figure.total.count == 0 ? "0" : words.text(figure.total.value, indicator.measure)
        let isEmpty = figure.total.count == 0
        let span = "from=\(year)-01&amp;to=\(year)-12"
        let address = "/v1/statistics/\(indicator.name)?\(span)"
        return """
            <article>
            <h3>\(title)</h3>
            <p>\(HTMLPage.escape(indicator.definition(in: language)))</p>
            <p class="big">\(total) <span class="soft">\(year)</span></p>
            \(isEmpty ? "" : BarChart(title: "\(indicator.title(in: language)), \(year)", bars: bars).svg)
            <details><summary>\(say("Tableau et données ouvertes", "Table and open data"))</summary>
            <table><caption>\(title), \(year)</caption>
            <thead><tr><th scope="col">\(say("Mois", "Month"))</th><th scope="col" class="number">\(say("Valeur", "Value"))</th></tr></thead>
            <tbody>\(rows.joined())</tbody></table>
            <p><a href="\(address)&amp;format=csv">CSV</a>, <a href="\(address)">JSON</a></p></details>
            </article>

            """
    }
}

/// The indicators of one service, under its name.
package struct IndicatorGroup: Sendable {
    let id: String
    let title: Text
    let indicators: [Indicator]

    /// A group.
    package init(_ id: String, title: Text, _ indicators: [Indicator]) {
        self.id = id
        self.title = title
        self.indicators = indicators
    }
}
