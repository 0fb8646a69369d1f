import Database
import Kernel

extension RoutingDesk {
    /// What experts have on hand, where the subject's policy asks for it.
    func loads(
        on subject: SubjectEntry, in connection: Connection
    ) throws -> [Identifier<Expert>: SelectionRequest.Load] {
        guard subject.policy.heedsCapacity else { return [:] }
        var loads: [Identifier<Expert>: SelectionRequest.Load] = [:]
        try connection.stream(
            """
            SELECT entry.expert,
                (SELECT count(*) FROM needMatch
                    WHERE expert = entry.expert AND status IN ('pending', 'takenInCharge')),
                (SELECT max(createdAt) FROM needMatch WHERE expert = entry.expert)
            FROM expertisePeriod AS entry
            WHERE entry.subject = \(subject.id) AND entry.validTo = \(Period.endOfCalendar)
            """
        ) { row in
            loads[try row[0]] = SelectionRequest.Load(openMatches: try row[1], lastChosenAt: try row[2])
        }
        return loads
    }
}
