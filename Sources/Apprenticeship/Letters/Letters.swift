import Accounts
import Database
import Endpoints
import Kernel

/// Writes to people by mail: which letter to whom; never what it is about.
struct Letters {
    let postbox: any Postbox
    let transaction: WriteTransaction

    /// Tells the people of an employer that it was verified.
    func employerVerified(_ employer: Employer, opened: Int) throws {
        try post(
            "apprenticeship-employer-verified", toEmployer: employer.id, about: "employer/\(employer.id)",
            step: "verified", link: "/v1/apprenticeship/employers")
    }

    /// Posts a letter to everybody who acts for an employer.
    func post(
        _ kind: StaticString, toEmployer employer: Employer.ID, about object: String, step: String, link: String
    ) throws {
        for account in try EmployerTable(transaction.connection).users(of: employer) {
            try post(kind, to: account, about: object, step: step, link: link)
        }
    }

    /// Posts a letter to somebody with an account; to nobody when the account is gone.
    func post(_ kind: StaticString, to account: String, about object: String, step: String, link: String) throws {
        guard let id = Identifier<Account>(account), let found = try AccountTable(transaction.connection).find(id),
            let email = found.email
        else { return }
        let recipient = Letter.Recipient(
            account: account, address: email.description, name: found.name.description, language: found.language)
        try postbox.post(Letter(kind, to: recipient, about: object, step: step, link: link), in: transaction)
    }
}

extension Apprenticeship {
    func letters(in transaction: WriteTransaction) -> Letters { Letters(postbox: postbox, transaction: transaction) }
}
