import Endpoints
import HTTP
import JSON
import Kernel

/// Says how long and when somebody below 18 may work in a trade. Keeps nothing.
struct ShowWorkingHours: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/working-hours", id: "showMinorsWorkingHours", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let age: Int
        let trade: String
        let isOnSite: Bool

        init(from request: inout RequestReader) throws(Failure) {
            guard let age = try request.query("age", as: Int.self), (14...17).contains(age) else {
                throw .parameter("age")
            }
            self.age = age
            guard let trade = try request.query("trade", as: String.self) else { throw .parameter("trade") }
            self.trade = trade
            isOnSite = try request.query("isOnSite", as: Bool.self) ?? false
        }
    }

    func attempt(_ input: Input, for caller: Caller) throws -> Representation? {
        guard let trade = apprenticeship.catalog[input.trade] else { throw .parameter("trade") as Failure }
        let hours = MinorHours(age: input.age, trade: trade, isOnSite: input.isOnSite)
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        for (name, value) in [
            ("dailyHours", hours.dailyHours), ("weeklyHours", hours.weeklyHours), ("breakMinutes", hours.breakMinutes),
            ("dailyRestHours", hours.dailyRestHours), ("weeklyRestDays", hours.weeklyRestDays),
        ] {
            writer.key(name)
            writer.integer(value)
        }
        writer.key("nightFrom")
        writer.string(Self.time(hours.nightFrom))
        writer.key("nightTo")
        writer.string(Self.time(hours.nightTo))
        writer.key("needsDerogation")
        writer.bool(hours.needsDerogation)
        writer.key("declaresRegulatedWork")
        writer.bool(trade.hasRegulatedWork)
        writer.key("rules")
        writer.beginArray()
        for rule in hours.rules + (trade.hasRegulatedWork ? [LegalRule("R4153-40", isConfirmed: false)] : []) {
            writer.rule(rule)
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try attempt(input, for: caller)!
    }

    /// `23:30`, of minutes since midnight.
    private static func time(_ minutes: Int) -> String {
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return parts.joined(separator: ":")
    }
}
