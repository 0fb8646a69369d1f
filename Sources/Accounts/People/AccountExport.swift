import Database
import JSON
import Kernel

/// What is kept of a person, in the words of the API.
struct AccountExport {
    let account: Account

    /// A JSON object each: the account, its roles, its links to providers, its devices, its absences.
    func objects(_ connection: Connection) throws -> [String] {
        let caller = Caller(identity: .anonymous, request: "")
        var objects = [try text(AccountView(account, for: caller))]
        objects += try MembershipTable(connection).of(account.id).map { try text(MembershipView($0, for: caller)) }
        objects += try connection.all(
            "SELECT provider, subject, createdAt FROM linkedIdentity WHERE account = \(account.id)"
        ) { row in
            try text(
                LinkView(provider: try row["provider"], subject: try row["subject"], createdAt: try row["createdAt"]))
        }
        objects += try SecondFactorTable(connection).of(account.id).map { factor in
            try text(FactorView(label: factor.label, createdAt: factor.createdAt, confirmedAt: factor.confirmedAt))
        }
        objects += try AbsenceTable(connection).all(100, after: nil, where: "account = \(account.id)").map {
            try text(AbsenceView($0))
        }
        return objects
    }

    private struct LinkView: Encodable {
        let provider: String
        let subject: String
        let createdAt: Timestamp
    }

    private struct FactorView: Encodable {
        let label: PlainLine
        let createdAt: Timestamp
        let confirmedAt: Timestamp?
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.encode(value), as: UTF8.self)
    }
}
