import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Enters what a partner knows of one establishment by hand, for partners without a system of their own; the columns are those
/// of the agreement's mapping.
struct PutRecord: Command {
    static let operation = Operation(
        .put, "/v1/agreements/{agreement}/records/{siret}", id: "putRecord", access: CompanyAccess.depositors)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID
        let siret: Siret
        let cells: JSONValue

        init(from request: inout RequestReader) throws(Failure) {
            agreement = try request.path("agreement")
            siret = try request.path("siret")
            cells = try request.json()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let agreement = try companies.agreement(input.agreement, for: caller, in: connection)
        let mapping = agreement.mapping
        let known = Set(mapping.names).subtracting([mapping.siret.description])
        for (key, _) in input.cells.members where !known.contains(key) {
            throw Failure(
                .malformedBody,
                fields: [Failure.Field("/" + key, "unknown-key", Text(fr: "Colonne inconnue.", en: "Unknown column."))])
        }
        let row = DepositRow(line: 1, mapping) { name in
            if name == mapping.siret.description { return input.siret.description }
            let value = input.cells[name]
            return value?.string ?? value?.double.map { "\($0)" }
        }
        let step = DepositStep(agreement, transaction.identifier(), connection)
        if let failure = try step.stage(row).failure { throw failure }
        _ = try step.apply(at: transaction.now)
        _ = try step.clear()
        try transaction.journal.append(
            Event(
                "company-record-entered", on: ObjectName(type: "establishment", id: input.siret.description),
                audience: [Audience(organisation: agreement.organisation)]), by: caller)
        return Representation(.noContent, .json, [])
    }
}
