package import Endpoints
package import Kernel

/// Public figures: what the features declare, added up from the journal and from counters, never from their tables, so that
/// figures survive the erasure of what they count.
package func statistics(_ indicators: [Indicator], counters: Counters, clock: Clock) -> Feature {
    let aggregation = JournalAggregation(indicators)
    let flush = CounterFlush(counters)
    return Feature(
        name: "statistics", migrations: StatisticsSchema.migrations,
        routes: [
            Route(ListIndicators(indicators: indicators)), Route(ShowIndicator(indicators: indicators, clock: clock)),
        ],
        jobs: [
            Feature.Job(name: "aggregate-journal", everySeconds: 5) { try aggregation.step($0) },
            Feature.Job(name: "flush-counters", everySeconds: 60) { try flush.step($0) },
        ])
}
