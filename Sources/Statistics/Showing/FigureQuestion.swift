import Database
import Endpoints
import HTTP
import Kernel

/// One figure by month over some months, or by departement, organisation or category over a calendar year.
struct FigureQuestion: RequestReadable {
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

    /// The most years that one question is about.
    private static let longestSpan = 10

    /// The figure within a perimeter, as it may be shown.
    ///
    /// - Parameter isOpen: whether readers may see all that the figure is about.
    func figure(
        of indicators: [Indicator], within perimeter: Perimeter, isOpen: Bool, at now: Timestamp,
        in connection: Connection
    ) throws -> FigureDocument {
        guard let indicator = indicators.first(where: { $0.name == name }) else { throw Failure(.notFound) }
        guard indicator.dimensions.contains(dimension), dimension != perimeter.dimension else {
            throw Failure.parameter("by")
        }
        let (from, to) = try span(now)
        let years = try (from.year...to.year).map { year in
            ShownFigure(
                try AggregateTable(connection)
                    .gathered(indicator.series, within: perimeter, in: year, by: dimension),
                keys: dimension == .month ? Month.all(of: year).map(\.description) : [],
                measure: indicator.measure, year: year, isOpen: isOpen)
        }
        let span = from.description...to.description
        return FigureDocument(
            indicator: indicator, dimension: dimension, from: from, to: to,
            cells: years.flatMap(\.cells).filter { dimension != .month || span.contains($0.key) },
            totals: years.map(\.total))
    }

    /// The months that are asked for: those of this year when nothing is said. A breakdown other than by month is by whole
    /// year: two spans that differ by a month would give that month away.
    private func span(_ now: Timestamp) throws(Failure) -> (from: Month, to: Month) {
        let from = from ?? Month(year: (to ?? Month(now)).year, number: 1)
        let to = to ?? Month(year: from.year, number: 12)
        guard from <= to, to.year - from.year < FigureQuestion.longestSpan else { throw Failure.parameter("to") }
        let isYear = from.number == 1 && to.number == 12 && from.year == to.year
        guard dimension == .month || isYear else {
            let message = Text(
                fr: "Hors des mois, une année entière est attendue : from=2026-01&to=2026-12.",
                en: "Other than by month, one whole year is expected: from=2026-01&to=2026-12.")
            throw Failure(.invalidParameter, fields: [Failure.Field("?to", "invalid", message)])
        }
        return (from, to)
    }
}

extension FigureDocument {
    /// The figure in the form asked for.
    func representation(
        _ format: FigureQuestion.Format, for caller: Caller, caching: Representation.Caching
    ) -> Representation {
        switch format {
        case .json: Representation(.ok, .json, json(caller.language), caching: caching)
        case .csv: Representation(.ok, .csv, csv(), caching: caching)
        }
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
