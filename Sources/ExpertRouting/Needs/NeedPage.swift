import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

extension RoutingDesk {
    /// A need with its matches, as a caller sees it.
    ///
    /// - Throws: `notFound` when it is not there for them.
    func visible(
        _ id: Identifier<Need>, to caller: Caller, at now: Timestamp, in connection: Connection
    ) throws -> (need: Need, matches: [NeedMatch], sight: NeedSight) {
        guard let need = try NeedTable(connection).find(id) else { throw Failure(.notFound) }
        let matches = try MatchTable(connection).all(of: id)
        guard let sight = try NeedSight(of: caller, over: need, matches, self, at: now, in: connection) else {
            throw Failure(.notFound)
        }
        return (need, matches, sight)
    }

    /// A need that was changed, as whoever changed it sees it.
    func answer(
        _ need: Need, to caller: Caller, status: Status = .ok, in connection: Connection
    ) throws -> Representation {
        let (need, matches, sight) = try visible(need.id, to: caller, at: now, in: connection)
        let duplicate = try showsDuplicate(of: need, sight, in: connection)
        return .object(status, version: need.version) { writer in
            writer.fullNeed(need, matches, for: sight, duplicate: duplicate)
        }
    }

    /// Receivers learn of earlier needs; whoever opened one, of those that they opened themselves.
    private func showsDuplicate(of need: Need, _ sight: NeedSight, in connection: Connection) throws -> Bool {
        if sight.isAdministrator || !sight.answers.isEmpty { return true }
        guard let earlier = need.duplicateOf else { return false }
        return try NeedTable(connection).find(earlier)?.opener == need.opener
    }
}
