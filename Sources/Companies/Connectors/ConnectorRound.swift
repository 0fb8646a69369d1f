import Database
import Endpoints
import JSON
import Kernel

/// Asks all sources that have something to say of one sheet: what is cached at once, what is old with a refresh behind, what
/// was never asked within the budget of the sheet.
struct ConnectorRound {
    private let desk: ConnectorDesk
    private let subject: SheetSubject
    private let context: ConnectorContext
    private let now: Timestamp

    init(_ desk: ConnectorDesk, _ subject: SheetSubject, _ context: ConnectorContext, at now: Timestamp) {
        self.desk = desk
        self.subject = subject
        self.context = context
        self.now = now
    }

    /// What the sources say of some parts, in the order of the connectors.
    func answers(for sections: Set<SectionCode>, on worker: Worker) throws -> [SectionCode: [SectionAnswer]] {
        var answers: [SectionCode: [SectionAnswer]] = [:]
        var pending: [(gate: ConnectorGate, wait: ConnectorWait)] = []
        for gate in desk.gates where !gate.connector.sections.isDisjoint(with: sections) {
            if let scope = gate.connector.scope, !context.scopes.contains(scope) {
                let refused = SectionAnswer(.notAuthorised, gate.connector.source(nil), reason: "scope-missing")
                for section in gate.connector.sections.intersection(sections) {
                    answers[section, default: []].append(refused)
                }
                continue
            }
            guard let call = gate.connector.call(subject, context) else { continue }
            let (connector, subject) = (gate.connector, self.subject)
            let wait = try desk.begin(call, of: gate, at: now, on: worker) { root throws(ConnectorFault) in
                _ = try connector.read(root, subject)
            }
            pending.append((gate, wait))
        }
        let deadline = ConnectorDesk.sheetDeadline
        for (gate, wait) in pending {
            let (outcome, isFresh) = wait.outcome(until: deadline)
            add(outcome, isFresh: isFresh, gate.connector, sections, to: &answers)
        }
        return answers
    }

    private func add(
        _ outcome: ConnectorOutcome, isFresh: Bool, _ connector: Connector, _ sections: Set<SectionCode>,
        to answers: inout [SectionCode: [SectionAnswer]]
    ) {
        let wanted = connector.sections.intersection(sections)
        do throws(ConnectorFault) {
            let answer = try outcome.get()
            let source = connector.source(answer.fetchedAt)
            guard let body = answer.body, let tape = try? JSONTape(body, limits: .file) else {
                for section in wanted { answers[section, default: []].append(SectionAnswer(.empty, source)) }
                return
            }
            let reading = try connector.read(tape.root, subject)
            let dated = connector.source(answer.fetchedAt, dataDate: reading.dataDate)
            for section in wanted {
                let part = reading.parts[section]
                var answer =
                    part.map { SectionAnswer(isFresh ? .ok : .stale, dated, data: $0) } ?? SectionAnswer(.empty, dated)
                answer.isTraced = connector.isPersonal
                answers[section, default: []].append(answer)
            }
        } catch {
            let source = connector.source(nil)
            for section in wanted {
                answers[section, default: []].append(SectionAnswer(.unavailable, source, reason: error.rawValue))
            }
        }
    }
}

extension Connector {
    /// Where what it says comes from.
    func source(_ fetchedAt: Timestamp?, dataDate: String? = nil) -> SectionSource {
        SectionSource(
            provider: provider, system: system, dataDate: dataDate, fetchedAt: fetchedAt?.description)
    }
}
