import Database
import Directory
import Kernel

/// Who would be told of past needs with another address book.
struct Replay {
    let desk: RoutingDesk

    /// A past need, and everything that selecting for it takes.
    struct Past: Sendable {
        let need: Identifier<Need>
        let subject: SubjectEntry
        let facts: CompanyFacts
    }

    /// The latest needs that can be asked again, the latest first.
    func past(_ count: Int, in connection: Connection) throws -> [Past] {
        let taxonomy = Dictionary(
            uniqueKeysWithValues: try TaxonomyTable(connection).subjects(at: Period.justBeforeEnd).map { ($0.slug, $0) }
        )
        return try NeedTable(connection).latest(count, before: nil, where: "state <> 'received'").compactMap { need in
            guard let subject = taxonomy[need.subject], let facts = try need.facts(by: desk, in: connection) else {
                return nil
            }
            return Past(need: need.id, subject: subject, facts: facts)
        }
    }

    /// Who would be told of each, by need.
    func chosen(
        for past: [Past], from book: AddressBook, on day: Day
    ) -> [Identifier<Need>: [Identifier<Expert>: String]] {
        var chosen: [Identifier<Need>: [Identifier<Expert>: String]] = [:]
        for item in past {
            let selection = book.select(
                SelectionRequest(subject: item.subject.id, company: item.facts, day: day))
            chosen[item.need] = Dictionary(
                selection.selected.map { ($0.expert, $0.organisation) }, uniquingKeysWith: { first, _ in first })
        }
        return chosen
    }
}

extension Period {
    /// An instant at which what is in force holds.
    static let justBeforeEnd = Timestamp(milliseconds: endOfCalendar.milliseconds - 1)!
}
