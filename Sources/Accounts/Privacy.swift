import Database
import Endpoints
import JSON
import Kernel

extension AccountKeeping {
    /// What accounts keep of persons.
    var personalData: [PersonalData] {
        [
            PersonalData(
                name: "account",
                subjects: Text(fr: "Personnes qui ont un compte", en: "Persons who have an account"),
                purpose: Text(
                    fr: "Reconnaître la personne, lui donner ses rôles, lui écrire",
                    en: "Recognising the person, giving them their roles, writing to them"),
                legalBasis: .publicTask,
                duration: Text(
                    fr: "Tant que le compte sert, puis deux ans", en: "While the account is used, then two years"),
                columns: [
                    "account.name", "account.searchName", "account.email", "account.phone", "account.jobTitle",
                    "linkedIdentity.subject", "session.context", "secondFactor.label", "signInRequest.email",
                    "absence.fromDay", "absence.toDay", "membership.function",
                ],
                export: { subject, connection in
                    guard let account = try AccountErasure.account(of: subject, connection) else { return [] }
                    return try AccountExport(account: account).objects(connection)
                },
                erase: { [changes] subject, transaction in
                    guard let account = try AccountErasure.account(of: subject, transaction.connection) else {
                        return 0
                    }
                    changes.note(in: transaction)
                    return try AccountErasure(account: account).erase(in: transaction)
                },
                retain: { [changes] isDryRun, transaction in
                    let oldest = transaction.now.adding(seconds: -Self.unusedSeconds)
                    let unused = try transaction.connection.all(
                        """
                        SELECT id FROM account WHERE state <> 'erased' AND coalesce(lastActivityAt, createdAt) < \(oldest)
                            AND id NOT IN (SELECT account FROM processingLimit WHERE kind = 'restriction')
                        ORDER BY id LIMIT 1000
                        """
                    ) { row in try row[0] as Identifier<Account> }
                    guard !isDryRun, !unused.isEmpty else { return unused.count }
                    changes.note(in: transaction)
                    for id in unused {
                        guard let account = try AccountTable(transaction.connection).find(id) else { continue }
                        _ = try AccountErasure(account: account).erase(in: transaction)
                    }
                    return unused.count
                })
        ]
    }

    /// Two years.
    private static let unusedSeconds: Int64 = 730 * 86_400
}
