import Database
import Kernel

/// Who may see a ticket, with the numbers that they have.
struct PlannedAudience: Sendable {
    private var members: [Member] = []

    private struct Member: Sendable {
        let principal: Principal
        let reach: Audiences.Reach
        var number: Int?
    }

    /// Adds a principal.
    mutating func add(_ principal: Principal, _ reach: Audiences.Reach) {
        members.append(Member(principal: principal, reach: reach))
    }

    /// Adds a principal and the part of it in a ticket's departement, by which words are never found.
    mutating func add(_ principal: Principal, in departement: String, _ reach: Audiences.Reach) {
        add(principal, reach)
        if let part = principal.part(in: departement) { add(part, .line) }
    }

    /// Takes the numbers that there are.
    ///
    /// - Parameter known: numbers kept in memory; none where the connection sees what is not on the disk yet.
    mutating func takeNumbers(from known: PrincipalNumbers?, in connection: Connection) throws {
        for index in members.indices {
            let principal = members[index].principal
            members[index].number =
                if let known { try known.number(of: principal, in: connection) } else {
                    try PrincipalTable(connection).number(of: principal)
                }
        }
    }

    /// The audience, with numbers for those who had none.
    func numbered(in connection: Connection) throws -> Audiences {
        var audience = Audiences()
        for member in members {
            let number = try member.number ?? PrincipalTable(connection).numberMade(for: member.principal)
            audience.add(number, member.reach)
        }
        return audience
    }
}
