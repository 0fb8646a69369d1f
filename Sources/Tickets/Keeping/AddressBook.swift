import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// Where people and units are written to, each looked up once: of many notices most concern the same ones. For one
/// transaction only: nothing else changes meanwhile.
final class AddressBook {
    private let directory: Directory
    private let connection: Connection
    private let now: Timestamp
    private var units: [Unit.ID: Unit?] = [:]
    private var members: [Unit.ID: [Member]] = [:]
    private var people: [String: Letter.Recipient?] = [:]

    init(directory: Directory, connection: Connection, now: Timestamp) {
        self.directory = directory
        self.connection = connection
        self.now = now
    }

    /// A unit as it is now.
    func unit(_ id: Unit.ID) throws -> Unit? {
        if let known = units[id] { return known }
        let unit = try directory.unit(id, asOf: now, in: connection)
        units[id] = .some(unit)
        return unit
    }

    /// Those who work in a unit, or who stand in for those who are away.
    func members(of unit: Unit, roles: [Role]) throws -> [String] {
        let all = try members[unit.id] ?? directory.members(of: unit, asOf: now, in: connection)
        members[unit.id] = all
        let names = Set(roles.map(\.rawValue))
        return all.filter { !names.isDisjoint(with: $0.roles) }.compactMap { $0.reachable?.description }
    }

    /// An account that can be written to.
    func recipient(_ account: String) throws -> Letter.Recipient? {
        if let known = people[account] { return known }
        let recipient = try found(account)
        people[account] = .some(recipient)
        return recipient
    }

    private func found(_ account: String) throws -> Letter.Recipient? {
        guard let id = Identifier<Account>(account), let found = try AccountTable(connection).find(id),
            found.maySignIn, let email = found.email
        else { return nil }
        return Letter.Recipient(
            account: account, address: email.description, name: found.name.description, language: found.language)
    }
}
