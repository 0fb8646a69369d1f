import Endpoints
import JSON
import Kernel

/// A figure as it is sent.
struct FigureDocument {
    let indicator: Indicator
    let dimension: Dimension
    let from: Month
    let to: Month
    let cells: [ShownFigure.Cell]
    /// Of each year.
    let totals: [ShownFigure.Cell]

    /// With the words of a language.
    func json(_ language: Language) -> [UInt8] {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.indicator(indicator, in: language)
        writer.key("by")
        writer.string(dimension.rawValue)
        writer.key("from")
        writer.string(from.description)
        writer.key("to")
        writer.string(to.description)
        for (key, cells) in [("cells", cells), ("years", totals)] {
            writer.key(key)
            writer.beginArray()
            for cell in cells { write(cell, &writer) }
            writer.endArray()
        }
        writer.endObject()
        return writer.bytes
    }

    /// A line a cell (RFC 4180), then a line a year: what is withheld is empty.
    func csv() -> [UInt8] {
        let isMedian = indicator.measure == .median
        var lines = ["\(dimension.rawValue),value,count,withheld" + (isMedian ? ",p90" : "")]
        for cell in cells + totals {
            let value = cell.value.map { JavaScriptNumber.text($0) } ?? ""
            let decile = isMedian ? "," + (cell.ninthDecile.map { JavaScriptNumber.text($0) } ?? "") : ""
            lines.append("\(cell.key),\(value),\(cell.count.map(String.init) ?? ""),\(cell.count == nil)\(decile)")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private func write(_ cell: ShownFigure.Cell, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("key")
        writer.string(cell.key)
        writer.key("value")
        if let value = cell.value { writer.number(value) } else { writer.null() }
        if indicator.measure == .median {
            writer.key("p90")
            if let decile = cell.ninthDecile { writer.number(decile) } else { writer.null() }
        }
        writer.key("count")
        if let count = cell.count { writer.integer(count) } else { writer.null() }
        writer.key("isWithheld")
        writer.bool(cell.count == nil)
        writer.endObject()
    }
}
