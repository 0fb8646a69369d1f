import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Adds somebody to those who act for an employer: a colleague does, or a counsellor of its departement. The answer is the same
/// whether the address has an account or not.
struct AddEmployerUser: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/employers/{employer}/users", id: "addEmployerUser",
        access: ApprenticeshipAccess.offerKeepers, bodyLimit: 2 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Employer.ID
        let email: EmailAddress

        private struct Body: Decodable { let email: String }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("employer")
            guard let email = EmailAddress(try request.json(as: Body.self).email) else {
                throw Failure.invalid([
                    Failure.Field("/email", "invalid", Text(fr: "Une adresse de courriel.", en: "An e-mail address."))
                ])
            }
            self.email = email
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let table = EmployerTable(connection)
        guard let employer = try table.find(input.id) else { throw Failure(.notFound) }
        let places = Places(apprenticeship.territories)
        let isCounsellor = caller.advises(places.departement(of: employer), places)
        guard try isCounsellor || caller.acts(for: employer.id, in: connection) else { throw Failure(.notFound) }
        if let account = try AccountTable(connection).find(input.email)?.id.description,
            try !table.acts(account, for: employer.id)
        {
            // What somebody was added with proves nothing of the domain: only who registered the company counts for that.
            try table.add(account, to: employer.id, emailDomain: nil)
            try transaction.journal.append(.employer("employer-user-added", employer), by: caller)
            try apprenticeship.letters(in: transaction).employerJoined(employer, by: account)
        }
        return Representation(.noContent, .json, [])
    }
}
