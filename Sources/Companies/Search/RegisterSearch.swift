import Database
import Endpoints
import JSON
import Kernel

/// What the register outside adds to a search: the establishments that are not stored, by the same rules as a sheet's sources.
struct RegisterSearch {
    private let companies: Companies
    private let call: ConnectorCall
    private let gate: ConnectorGate

    /// - Returns: `nil` when the register is not connected, or cannot be asked this.
    init?(_ companies: Companies, _ search: CompanySearch) {
        guard let call = RegisterQuestion.call(search), let gate = companies.desk.gate(call.connector) else {
            return nil
        }
        self.companies = companies
        self.call = call
        self.gate = gate
    }

    /// What the register says, of which what is stored is left out.
    func answer(on worker: Worker) throws -> RegisterAnswer {
        let wait = try companies.desk.begin(call, of: gate, at: worker.now, on: worker) { root throws(ConnectorFault) in
            _ = try CompanySearchResults.read(root)
        }
        let (outcome, isFresh) = wait.outcome(until: ConnectorDesk.sheetDeadline)
        do throws(ConnectorFault) {
            let answer = try outcome.get()
            let all = try answer.body.flatMap { try? JSONTape($0, limits: .file) }
                .map { tape throws(ConnectorFault) in try CompanySearchResults.read(tape.root) }
            let found = new(all ?? [], on: worker)
            return RegisterAnswer(
                status: !isFresh ? .stale : found.isEmpty ? .empty : .ok, reason: nil,
                source: gate.connector.source(answer.fetchedAt),
                found: found)
        } catch {
            return RegisterAnswer(
                status: .unavailable, reason: error.rawValue, source: gate.connector.source(nil), found: [])
        }
    }

    private func new(_ all: [FoundEstablishment], on worker: Worker) -> [FoundEstablishment] {
        let known = try? worker.read { connection in
            let table = EstablishmentTable(connection)
            return try Set(all.map(\.establishment.siret).filter { try table.fingerprint(of: $0) != nil })
        }
        return all.filter { known?.contains($0.establishment.siret) != true }
    }
}

/// What the register adds to a page.
struct RegisterAnswer {
    let status: SectionAnswer.Status
    /// Kebab-case: why there is nothing.
    let reason: String?
    let source: SectionSource
    let found: [FoundEstablishment]

    /// It, as a member of the page.
    func write(into writer: inout JSONWriter, in language: Language) {
        writer.object("register") { writer in
            writer.member("status", status.rawValue)
            writer.member("reason", reason)
            writer.key("source")
            writer.source(source)
            writer.list("items", found) { $1.establishment($0, in: language) }
        }
    }
}
