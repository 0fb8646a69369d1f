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
            let source = SectionSource(
                provider: connector.provider, system: connector.system, dataDate: nil,
                fetchedAt: answer.fetchedAt.description)
            guard let body = answer.body, let tape = try? JSONTape(body, limits: .file) else {
                for section in wanted { answers[section, default: []].append(SectionAnswer(.empty, source)) }
                return
            }
            let reading = try connector.read(tape.root, subject)
            let dated = SectionSource(
                provider: connector.provider, system: connector.system, dataDate: reading.dataDate,
                fetchedAt: answer.fetchedAt.description)
            for section in wanted {
                let part = reading.parts[section]
                answers[section, default: []].append(
                    part.map { SectionAnswer(isFresh ? .ok : .stale, dated, data: $0) } ?? SectionAnswer(.empty, dated))
            }
        } catch {
            let source = SectionSource(
                provider: connector.provider, system: connector.system, dataDate: nil, fetchedAt: nil)
            for section in wanted {
                answers[section, default: []].append(SectionAnswer(.unavailable, source, reason: error.rawValue))
            }
        }
    }
}
