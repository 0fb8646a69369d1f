import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Takes what a partner knows, under its agreement, or the interventions of a group: a table or JSON lines. With `simulate` it says
/// what would be done, and does nothing; otherwise all rows that hold are kept in one transaction, and the others told.
struct Deposit: Errand {
    static let operation = Operation(
        .post, "/v1/deposits", id: "deposit", access: CompanyAccess.depositorsOfAll, consumes: [.csv, .jsonLines],
        bodyLimit: 200 << 20)
    let companies: Companies

    struct Input: RequestReadable {
        let target: Target
        let isSimulation: Bool
        let file: DepositFile

        init(from request: inout RequestReader) throws(Failure) {
            let agreement = try request.query("agreement", as: Agreement.ID.self)
            let group = try request.query("group", as: CompanyGroup.ID.self)
            let format = try request.query("format", as: InterventionFormat.self)
            switch (agreement, group) {
            case (let agreement?, nil) where format == nil: target = .agreement(agreement)
            case (nil, let group?): target = .interventions(group, format ?? .guichet)
            default: throw .parameter("agreement")
            }
            isSimulation = try request.query("simulate") ?? false
            file = DepositFile(request.content, isTable: request.isOf(.csv))
        }
    }

    /// For what the rows are.
    enum Target: Sendable {
        case agreement(Agreement.ID)
        case interventions(CompanyGroup.ID, InterventionFormat)
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        switch input.target {
        case .agreement(let id):
            let agreement = try worker.read { try companies.agreement(id, for: caller, in: $0) }
            return try AgreementDeposit(agreement, by: caller).take(isSimulation: input.isSimulation, on: worker) {
                try input.file.each(columns: agreement.mapping.names, $0)
            }.answer
        case .interventions(let group, let format):
            return try InterventionDeposit(group, format, by: caller, companies).take(
                input.file, isSimulation: input.isSimulation, on: worker)
        }
    }
}

extension Companies {
    /// An agreement in force under which a caller may deposit: a key or an agent of its organisation.
    func agreement(_ id: Agreement.ID, for caller: Caller, in connection: Connection) throws -> Agreement {
        guard let agreement = try AgreementTable(connection).find(id) else { throw Failure(.notFound) }
        guard caller.person != nil || caller.has(.companiesDeposit),
            caller.organisations.contains(agreement.organisation), agreement.takes(on: today)
        else { throw Failure(.forbidden) }
        return agreement
    }
}

extension Caller {
    /// The organisations for which the caller may send.
    var organisations: [String] { person?.grants.compactMap(\.organisation) ?? [partner?.organisation ?? ""] }

    /// The name by which what the caller sent is theirs.
    var author: String { person?.account ?? partner?.key ?? "" }
}
