import JSON

/// What one part of a sheet answers; the others do not depend on it.
struct SectionAnswer: Sendable {
    let status: Status
    let source: SectionSource?
    /// A JSON value; `nil` without one.
    let data: [UInt8]?
    /// What other sources say of the same.
    var supplements: [SectionAnswer] = []
    /// Kebab-case: why there is nothing.
    var reason: String?
    /// Whether it is personal, so that its reading is written down.
    var isTraced = false

    /// How a part went.
    enum Status: String, Sendable {
        case ok
        case empty
        case unavailable
        case notAuthorised
        case stale
    }

    /// One answer out of those of several sources: the first that has data, the others beside it.
    static func combined(_ answers: [SectionAnswer]) -> SectionAnswer {
        guard
            let place = answers.firstIndex(where: { $0.data != nil })
                ?? answers.firstIndex(where: { $0.status == .unavailable })
        else { return answers.first ?? SectionAnswer(.empty) }
        var main = answers[place]
        main.supplements = answers.indices.filter { $0 != place && answers[$0].status != .empty }.map { answers[$0] }
        return main
    }

    init(_ status: Status, _ source: SectionSource? = nil, data: [UInt8]? = nil, reason: String? = nil) {
        self.status = status
        self.source = source
        self.data = data
        self.reason = reason
    }
}

/// Where a part of a sheet comes from, and of when it is.
struct SectionSource: Sendable {
    let provider: String
    let system: String
    /// The day of which the data are.
    let dataDate: String?
    let fetchedAt: String?
}

extension JSONWriter {
    /// Where a part comes from.
    mutating func source(_ source: SectionSource) {
        beginObject()
        member("provider", source.provider)
        member("system", source.system)
        member("dataDate", source.dataDate)
        member("fetchedAt", source.fetchedAt)
        endObject()
    }

    /// One part of a sheet.
    mutating func section(_ answer: SectionAnswer) {
        beginObject()
        member("status", answer.status.rawValue)
        if let reason = answer.reason { member("reason", reason) }
        key("source")
        if let source = answer.source { self.source(source) } else { null() }
        key("data")
        if let data = answer.data { raw(data) } else { null() }
        if !answer.supplements.isEmpty { list("supplements", answer.supplements) { $1.section($0) } }
        endObject()
    }
}
