import Accounts
package import Database
import Endpoints
import Kernel

/// Reminds counsellors of employers that wait for somebody to look at them.
extension Apprenticeship {
    /// On Mondays, Wednesdays and Fridays, one letter for each counsellor in whose zones employers wait.
    package func remindCounsellors(in transaction: WriteTransaction) throws -> Bool {
        let today = ParisTime.day(at: transaction.now)
        guard [1, 3, 5].contains(today.weekday) else { return false }
        let connection = transaction.connection
        let places = Places(territories)
        let waiting = Set(
            try EmployerTable(connection).waiting(after: nil, limit: 1000).map { places.departement(of: $0) })
        guard !waiting.isEmpty else { return false }
        let counsellors = try connection.all(
            "SELECT account, zones FROM membership WHERE role = 'counsellor' ORDER BY account"
        ) { row in
            let counsellor: (account: String, zones: String?) = (try row[0], try row[1])
            return counsellor
        }
        for (account, list) in counsellors {
            let zones = (list ?? "").split(separator: ",").map(String.init)
            let isNear = zones.isEmpty || zones.contains { zone in waiting.contains { places.zone(zone, holds: $0) } }
            if isNear { try letters(in: transaction).employersWaiting(for: account, on: today) }
        }
        return false
    }
}
