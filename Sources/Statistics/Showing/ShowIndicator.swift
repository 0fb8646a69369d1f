import Database
import Endpoints
import HTTP
import Kernel

/// One figure as everybody may see it.
struct ShowIndicator: Query {
    static let operation = Operation(
        .get, "/v1/statistics/{indicator}", id: "showIndicator", access: .anyone)

    let indicators: [Indicator]
    let clock: Clock

    func handle(_ input: FigureQuestion, for caller: Caller, in connection: Connection) throws -> Representation {
        try input.figure(of: indicators, within: .everywhere, isOpen: false, at: clock.now(), in: connection)
            .representation(input.format, for: caller, caching: .publicly(seconds: 300))
    }
}
