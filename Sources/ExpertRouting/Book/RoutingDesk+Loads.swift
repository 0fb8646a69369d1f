import Database
import Kernel
import Territories

extension RoutingDesk {
    /// What those who cover a place have on hand, where the subject's policy asks for it.
    func loads(
        on subject: SubjectEntry, at place: Chain, from book: AddressBook, in connection: Connection
    ) throws -> [Identifier<Expert>: SelectionRequest.Load] {
        guard subject.policy.heedsCapacity else { return [:] }
        var loads: [Identifier<Expert>: SelectionRequest.Load] = [:]
        for entry in book.index(of: subject.id)?.entries(covering: place.zones) ?? [] {
            let expert = entry.expert.id
            guard loads[expert] == nil else { continue }
            loads[expert] = try MatchTable(connection).load(of: expert)
        }
        return loads
    }
}
