import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The catalogue: every figure, with what exactly it counts.
struct ListIndicators: Query {
    static let operation = Operation(.get, "/v1/statistics", id: "listIndicators", access: .anyone)

    let indicators: [Indicator]

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for indicator in indicators.sorted(by: { $0.name < $1.name }) {
            writer.beginObject()
            writer.indicator(indicator, in: caller.language)
            writer.key("by")
            writer.beginArray()
            for dimension in indicator.dimensions { writer.string(dimension.rawValue) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }
}

extension Indicator {
    /// What it is broken down by: counters know neither where nor for whom.
    var dimensions: [Dimension] {
        var dimensions: [Dimension] = [.month]
        if case .counter = source {} else { dimensions += [.departement, .organisation] }
        return category == nil ? dimensions : dimensions + [.category]
    }
}

extension JSONWriter {
    /// What an indicator is.
    mutating func indicator(_ indicator: Indicator, in language: Language) {
        key("indicator")
        string(indicator.name)
        key("title")
        string(indicator.title(in: language))
        key("definition")
        string(indicator.definition(in: language))
        key("measure")
        string(indicator.measure.rawValue)
        if let category = indicator.category {
            key("category")
            string(category(in: language))
        }
    }
}
