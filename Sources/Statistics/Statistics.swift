package import Endpoints
package import Kernel
package import Territories

/// Public figures: what the features declare, added up from the journal and from counters, never from their tables, so that
/// figures survive the erasure of what they count.
///
/// - Parameter groups: the indicators of each service, as the public page shows them.
package func statistics(_ groups: [IndicatorGroup], territories: Territories, counters: Counters, clock: Clock)
    -> Feature
{
    let indicators = groups.flatMap(\.indicators)
    let aggregation = JournalAggregation(indicators)
    let flush = CounterFlush(counters)
    return Feature(
        name: "statistics", migrations: StatisticsSchema.migrations,
        routes: [
            Route(ListIndicators(indicators: indicators)), Route(ShowIndicator(indicators: indicators, clock: clock)),
            Route(ShowPerimeterIndicator(indicators: indicators, territories: territories, clock: clock)),
            Route(ShowStatisticsPage(groups: groups, clock: clock)),
        ],
        jobs: [
            Feature.Job(name: "aggregate-journal", everySeconds: 5) { try aggregation.step($0) },
            Feature.Job(name: "flush-counters", everySeconds: 60) { try flush.step($0) },
        ])
}
