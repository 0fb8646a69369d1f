import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// One figure, by month over some months, or by departement, organisation or category over a calendar year.
struct ShowIndicator: Query {
    static let operation = Operation(
        .get, "/v1/statistics/{indicator}", id: "showIndicator", access: .anyone)

    let indicators: [Indicator]
    let clock: Clock

    struct Input: RequestReadable {
        let name: String
        let dimension: Dimension
        let from: Month?
        let to: Month?
        let format: Format

        /// How the figure is written.
        enum Format: String, LosslessStringConvertible, Sendable {
            case json
            case csv

            init?(_ description: String) { self.init(rawValue: description) }
            var description: String { rawValue }
        }

        init(from request: inout RequestReader) throws(Failure) {
            name = try request.path("indicator")
            dimension = try request.query("by") ?? .month
            from = try request.query("from")
            to = try request.query("to")
            format = try request.query("format") ?? .json
        }
    }

    /// The most years that one request is about.
    private static let longestSpan = 10

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let indicator = indicators.first(where: { $0.name == input.name }) else { throw Failure(.notFound) }
        guard indicator.dimensions.contains(input.dimension) else { throw ShowIndicator.wrong("by") }
        let (from, to) = try span(input)
        let years = try (from.year...to.year).map { year in
            ShownFigure(
                try AggregateTable(connection).gathered(indicator.series, in: year, by: input.dimension),
                keys: input.dimension == .month ? Month.all(of: year).map(\.description) : [],
                measure: indicator.measure, year: year)
        }
        let span = from.description...to.description
        let cells = years.flatMap(\.cells).filter { input.dimension != .month || span.contains($0.key) }
        let figure = FigureDocument(
            indicator: indicator, dimension: input.dimension, from: from, to: to, cells: cells,
            totals: years.map(\.total))
        switch input.format {
        case .json: return Representation(.ok, .json, figure.json(caller.language), caching: .publicly(seconds: 300))
        case .csv: return Representation(.ok, .csv, figure.csv(), caching: .publicly(seconds: 300))
        }
    }

    /// The months that are asked for: those of this year when nothing is said. A breakdown other than by month is by whole
    /// year: two spans that differ by a month would give that month away.
    private func span(_ input: Input) throws(Failure) -> (from: Month, to: Month) {
        let from = input.from ?? Month(year: (input.to ?? Month(clock.now())).year, number: 1)
        let to = input.to ?? Month(year: from.year, number: 12)
        guard from <= to, to.year - from.year < ShowIndicator.longestSpan else { throw ShowIndicator.wrong("to") }
        let isYear = from.number == 1 && to.number == 12 && from.year == to.year
        guard input.dimension == .month || isYear else {
            throw ShowIndicator.wrong(
                "to",
                Text(
                    fr: "Hors des mois, une année entière est attendue : from=2026-01&to=2026-12.",
                    en: "Other than by month, one whole year is expected: from=2026-01&to=2026-12."))
        }
        return (from, to)
    }

    private static func wrong(
        _ parameter: String,
        _ message: Text = Text(fr: "Ce paramètre n'a pas la forme attendue.", en: "This parameter has the wrong form.")
    ) -> Failure {
        Failure(.invalidParameter, fields: [Failure.Field("?" + parameter, "invalid", message)])
    }
}

extension Indicator {
    /// Where what it shows is gathered.
    var series: String {
        switch source {
        case .counter(let counter): counter
        case .events, .details: name
        }
    }
}
