import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Who calls, by a token that says it: no account is looked up, because knowing a caller is measured elsewhere.
final class BenchCallers: Authentication, Authenticator {
    func makeAuthenticator() -> any Authenticator { self }

    func identity(
        of token: Substring, from client: PeerAddress, at now: Timestamp, reading reader: Reader
    ) throws -> Caller.Identity {
        let parts = token.split(separator: "-")
        let number = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let grant: Grant
        switch parts.first {
        case "aidant":
            grant = Grant(
                .aidant, organisation: "bench-network", unit: GeneratedTickets.origin(number / 3))
        case "agent":
            grant = Grant(
                .agent, organisation: GeneratedTickets.organisation(number), unit: GeneratedTickets.unit(number))
        case "network": grant = Grant(.organisationManager, organisation: "bench-network")
        case "national": grant = Grant(.organisationManager, organisation: GeneratedTickets.organisation(number))
        default: grant = Grant(.administrator)
        }
        let account = parts.first == "aidant" ? GeneratedTickets.aidant(number) : GeneratedTickets.agent(number)
        return .person(Person(account: account, session: account, grants: [grant], hasSecondFactor: true))
    }
}
