import Endpoints

/// Bars drawn on the server, as SVG: for readers who see; the table beside it says the same to all.
struct BarChart {
    /// A bar; withheld when it has no value.
    struct Bar {
        let label: String
        let value: Double?
        let text: String
    }

    let title: String
    let bars: [Bar]

    private static let width = 640.0
    private static let height = 190.0
    private static let foot = 22.0
    private static let head = 18.0

    /// The drawing; empty without bars.
    var svg: String {
        guard !bars.isEmpty else { return "" }
        let most = max(bars.compactMap(\.value).max() ?? 0, .leastNonzeroMagnitude)
        let step = BarChart.width / Double(bars.count)
        let space = BarChart.height - BarChart.foot - BarChart.head
        let drawn = bars.enumerated().map { place, bar -> String in
            let tall = (bar.value ?? 0) / most * space
            let left = Double(place) * step
            let middle = left + step / 2
            let top = BarChart.height - BarChart.foot - tall
            return """
                <rect class="bar" x="\(text(left + step * 0.15))" y="\(text(top))" width="\(text(step * 0.7))" \
                height="\(text(tall))"/><text x="\(text(middle))" y="\(text(top - 5))" text-anchor="middle">\
                \(HTMLPage.escape(bar.text))</text><text x="\(text(middle))" y="\(text(BarChart.height - 6))" \
                text-anchor="middle">\(HTMLPage.escape(bar.label))</text>
                """
        }
        let axis = BarChart.height - BarChart.foot
        return """
            <svg viewBox="0 0 \(text(BarChart.width)) \(text(BarChart.height))" role="img" \
            aria-label="\(HTMLPage.escape(title))">
            <line class="axis" x1="0" y1="\(text(axis))" x2="\(text(BarChart.width))" y2="\(text(axis))"/>
            \(drawn.joined(separator: "\n"))
            </svg>
            """
    }

    /// A coordinate with one digit after the point at most.
    private func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
