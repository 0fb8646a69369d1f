import Accounts
import CompanyRecords
import Database
import Endpoints
import HTTP
import Journal
import Kernel
import Territories

/// Registers an establishment for which the caller acts. What is known of it fills the rest; somebody verifies it, unless
/// its people are known already.
struct CreateEmployer: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/employers", id: "createEmployer", access: ApprenticeshipAccess.employers,
        bodyLimit: 16 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let siret: Siret
        let name: String?
        let commune: String?
        let details: Employer.Details

        private struct Body: Decodable {
            let siret: String
            let name: String?
            let commune: String?
            let sign: String?
            let description: String?
            let isOpenToDisability: Bool?
        }

        init(from request: inout RequestReader) throws(Failure) {
            let body = try request.json(as: Body.self)
            guard let siret = Siret(body.siret) else {
                throw Failure.invalid([
                    Failure.Field(
                        "/siret", "invalid",
                        Text(fr: "Quatorze chiffres, dont la clé est juste.", en: "Fourteen digits with the right key.")
                    )
                ])
            }
            self.siret = siret
            var faults: [Failure.Field] = []
            for (pointer, text) in [("/name", body.name), ("/sign", body.sign)] {
                guard let text else { continue }
                if Prose.trimmed(text, 1...200, isOneLine: true) == nil || Wording.hasContact(text) {
                    faults.append(
                        Failure.Field(
                            pointer, "invalid",
                            Text(fr: "Un nom, sans coordonnées.", en: "A name, without contact details.")))
                }
            }
            guard faults.isEmpty else { throw Failure.invalid(faults) }
            name = body.name
            commune = body.commune
            details = Employer.Details(
                sign: body.sign, description: body.description, isOpenToDisability: body.isOpenToDisability)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> EmployerView {
        let table = EmployerTable(transaction.connection)
        guard try table.find(input.siret) == nil else { throw Failure(.employerExists) }
        let record = try apprenticeship.companies.record(of: input.siret, in: transaction.connection)
        guard record?.isActive != false else { throw Failure(.establishmentClosed) }
        guard let name = record?.name ?? input.name else {
            throw Failure.invalid([
                Failure.Field(
                    "/name", "missing",
                    Text(
                        fr: "Rien n'est connu de ce SIRET : donnez le nom.",
                        en: "Nothing is known of this SIRET: give the name."))
            ])
        }
        let account = caller.person!.account
        let domain = try Identifier<Account>(account).flatMap { id in
            try AccountTable(transaction.connection).find(id)?.email.map { String($0.domain) }
        }.flatMap { EmailForm.isPublic($0) ? nil : $0 }
        let isKnown = try domain.map { try table.knows($0, of: input.siret.siren) } ?? false
        let employer = Employer(
            id: transaction.identifier(), siret: input.siret, name: name, naf: record?.naf?.description,
            commune: record?.commune?.description ?? input.commune, verification: isKnown ? .auto : .pending,
            isOpen: true, answered: 0, received: 0, version: 1, createdAt: transaction.now, details: input.details)
        try table.insert(employer)
        try table.add(account, to: employer.id, emailDomain: domain)
        try transaction.journal.append(.employer("employer-registered", employer), by: caller)
        return EmployerView(employer: employer, isNew: true)
    }
}
