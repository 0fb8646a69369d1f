import Database
import Endpoints
import JSON
import Kernel

/// The rows of an import, brought in transactions.
struct ImportStep: Sendable {
    private let input: ImportEntries.Input
    private let directory: Directory
    private let caller: Caller

    init(_ input: ImportEntries.Input, _ directory: Directory, _ caller: Caller) {
        self.input = input
        self.directory = directory
        self.caller = caller
    }

    /// What all the rows would do; nothing is kept.
    func tryOut(in transaction: WriteTransaction) throws -> [ImportReport.Line] {
        try transaction.connection.undoing { try run(input.rows.indices, in: transaction) }
    }

    /// All the rows, or none when one is refused.
    func doAll(in transaction: WriteTransaction) throws -> (lines: [ImportReport.Line], isApplied: Bool) {
        let lines = try tryOut(in: transaction)
        guard lines.allSatisfy({ (try? $0.result.get()) != nil }) else { return (lines, false) }
        return (try run(input.rows.indices, in: transaction), true)
    }

    /// Some rows, each kept or refused by itself.
    func run(_ range: Range<Int>, in transaction: WriteTransaction) throws -> [ImportReport.Line] {
        try input.rows[range].map { row in
            do {
                let success = try transaction.connection.savepoint { try bring(row, in: transaction) }
                return ImportReport.Line(line: row.line, key: row.key, result: .success(success))
            } catch let failure as Failure {
                return ImportReport.Line(line: row.line, key: row.key, result: .failure(failure))
            }
        }
    }

    private func bring(_ row: ImportRow, in transaction: WriteTransaction) throws -> ImportReport.Line.Success {
        let body = try row.body.get()
        switch input.kind {
        case .organisations:
            guard let slug = row.key.flatMap(Organisation.Slug.init) else { throw wrongKey }
            let register = OrganisationRegister(transaction, for: caller, territories: directory.territories)
            let (organisation, outcome) = try register.put(slug, from: body)
            return ImportReport.Line.Success(outcome: outcome, id: organisation.slug.description)
        case .units:
            guard let externalId = row.key.flatMap(Unit.ExternalId.init), let organisation = input.organisation else {
                throw wrongKey
            }
            let register = UnitRegister(transaction, for: caller, territories: directory.territories)
            let resolved = try body.naming(parentIn: organisation, UnitTable(transaction.connection))
            let (unit, outcome) = try register.put(.externalId(externalId), in: organisation, from: resolved)
            return ImportReport.Line.Success(outcome: outcome, id: unit.id.description)
        }
    }

    private var wrongKey: Failure {
        .invalid(
            "/" + input.kind.key, "invalid-value",
            Text(fr: "Cet identifiant n'a pas la forme attendue.", en: "This identifier has the wrong form."))
    }
}

extension JSONValue {
    /// The object with the parent by its own name, where it was given by the sender's.
    fileprivate func naming(parentIn organisation: Organisation.Slug, _ table: UnitTable) throws -> JSONValue {
        guard self["parentExternalId"] != nil else { return self }
        let (externalId, rest) = try taking("parentExternalId", as: Unit.ExternalId.self)
        guard let parent = try table.id(of: externalId, in: organisation) else {
            throw Failure.invalid(
                "/parentExternalId", "unknown-unit",
                Text(fr: "Aucune unité ne porte ce nom.", en: "No unit has this name."))
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("parent")
        writer.string(parent.description)
        writer.endObject()
        return try MergePatch.apply(JSONTape(writer.bytes).root, to: Array(rest.raw))
    }
}
