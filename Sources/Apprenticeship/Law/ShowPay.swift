import Endpoints
import HTTP
import JSON
import Kernel

/// Gives the minimum pay of a contract, period by period, with the figures of the rules that simulate everything else.
struct ShowPay: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/pay", id: "showApprenticePay", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let birthDate: Day
        let start: Day?
        let months: Int
        let skippedYears: Int
        let territory: PayTerritory

        init(from request: inout RequestReader) throws(Failure) {
            guard let birth = try request.query("birthDate", as: Day.self), birth.year > 1900, birth.year < 2200
            else { throw .parameter("birthDate") }
            birthDate = birth
            start = try request.query("start")
            if let start, !(2019...2200).contains(start.year) { throw .parameter("start") }
            months = try request.query("months") ?? 24
            guard (6...48).contains(months) else { throw .parameter("months") }
            skippedYears = try request.query("skippedYears") ?? 0
            guard (0...2).contains(skippedYears) else { throw .parameter("skippedYears") }
            guard let territory = PayTerritory(rawValue: try request.query("territory") ?? "france") else {
                throw .parameter("territory")
            }
            self.territory = territory
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let start = input.start ?? ParisTime.day(at: worker.now)
        let schedule = PaySchedule(
            birthDate: input.birthDate, start: start, months: input.months, skippedYears: input.skippedYears)
        var writer = JSONWriter(reserving: 2048)
        writer.beginObject()
        writer.key("start")
        writer.string(start.description)
        writer.key("unit")
        writer.string("€/mois")
        writer.key("periods")
        writer.beginArray()
        for period in schedule.periods {
            // What the minimum wage will be is not known: periods to come are told with that of today.
            let day = min(period.from, max(start, ParisTime.day(at: worker.now)))
            guard
                let figures = try apprenticeship.pay.figures(
                    period.band, year: period.year, on: day, in: input.territory)
            else { throw .parameter("territory") as Failure }
            writer.period(period, figures)
        }
        writer.endArray()
        // The minimum wage of Mayotte was read in a second-hand source.
        writer.key("isMinimumWageConfirmed")
        writer.bool(input.territory != .mayotte)
        writer.key("rules")
        writer.beginArray()
        for rule in ShowPay.rules { writer.rule(rule) }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    /// The shares were read; when a band changes and how a shortened course counts are to be confirmed.
    private static let rules = [
        LegalRule("D6222-26"), LegalRule("D6222-28-1"), LegalRule("D6222-34", isConfirmed: false),
    ]
}

extension JSONWriter {
    /// Some months of a contract, and the least that is paid in them.
    fileprivate mutating func period(_ period: PaySchedule.Period, _ figures: PayFigures) {
        beginObject()
        key("from")
        string(period.from.description)
        key("to")
        string(period.to.description)
        key("band")
        string(period.band.rawValue)
        key("year")
        integer(period.year)
        key("share")
        number(figures.share)
        key("minimumWage")
        number(figures.minimumWage)
        key("minimumPay")
        number(figures.amount)
        // From 21, the minimum of the collective agreement counts when it is higher.
        key("mayBeHigherByAgreement")
        bool(period.band == .from21To25 || period.band == .from26)
        endObject()
    }
}
