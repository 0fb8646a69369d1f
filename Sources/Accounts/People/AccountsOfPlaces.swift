import Database
import Kernel

extension Authority {
    /// The rows, of a table with `organisation`, `unit` and `zones`, that lie in the places where the person manages
    /// people.
    var managedRows: SQL {
        if isAdministrator { return "1" }
        var condition: SQL = "0"
        for grant in managerGrants {
            guard let organisation = grant.organisation else { continue }
            var part: SQL = "organisation = \(organisation)"
            if let unit = grant.unit { part = "\(part) AND unit = \(unit)" }
            if !grant.zones.isEmpty { part = "\(part) AND zones = \(grant.zones.joined(separator: ","))" }
            condition = "\(condition) OR \(part)"
        }
        return condition
    }
}

extension AccountTable {
    /// Whether an account has a role in a place that somebody manages.
    func isManaged(_ account: Identifier<Account>, by authority: Authority) throws -> Bool {
        try MembershipTable(connection).of(account).contains { authority.manages($0.place) }
    }
}
