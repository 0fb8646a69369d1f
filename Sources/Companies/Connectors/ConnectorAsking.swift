import Glibc
import HTTP
import JSON
import Kernel
import Outbound

/// Sends questions to sources, on one thread, with the connections that it keeps.
final class ConnectorAsking {
    private let settings: ConnectorSettings
    private let clock: Clock
    private let client: HTTPClient

    init(_ settings: ConnectorSettings, clock: Clock) {
        self.settings = settings
        self.clock = clock
        client = HTTPClient(reach: settings.reachesInside ? .configured : .partners)
    }

    /// What came of a question, all attempts made.
    func outcome(of call: ConnectorCall, _ gate: ConnectorGate, check: ConnectorCheck) -> ConnectorOutcome {
        if settings.mode == .recorded { return checked(recorded(call), check) }
        var attempt = 0
        while true {
            guard let turn = gate.turn(at: clock.now()) else { return .failure(.breakerOpen) }
            if turn.wait > 0 { pause(turn.wait) }
            attempt += 1
            let (sent, retry) = send(call, gate.connector)
            let result = checked(sent, check)
            switch result {
            case .success(let answer):
                gate.record(nil, turn, at: clock.now())
                return .success(answer)
            case .failure(let fault):
                gate.record(fault == .refused ? nil : fault, turn, at: clock.now())
                let jitter = Double.random(in: 0...1)
                guard let retry, let wait = RetryPolicy.pause(after: retry, attempt: attempt, jitter: jitter) else {
                    return .failure(fault)
                }
                pause(wait)
            }
        }
    }

    private func pause(_ milliseconds: Int64) { usleep(UInt32(min(milliseconds, 15_000)) * 1000) }

    /// One attempt, and what a retry would depend on.
    private func send(_ call: ConnectorCall, _ connector: Connector) -> (ConnectorOutcome, RetryPolicy.Outcome?) {
        var fields: HeaderFields = ["Accept": "application/json"]
        for credential in call.credentials { fields.append(HeaderName(credential.name), credential.value) }
        let answer: OutboundAnswer
        do throws(OutboundError) {
            answer = try client.send(
                OutboundRequest(
                    .get, connector.address + call.target, fields: fields, deadline: connector.timeout,
                    sizeLimit: Connector.largestAnswer))
        } catch {
            switch error {
            case .timedOut: return (.failure(.timedOut), .network)
            case .addressRefused, .protocolRefused, .malformed: return (.failure(.forbiddenAddress), nil)
            case .tooLarge: return (.failure(.tooLarge), nil)
            default: return (.failure(.unreachable), .network)
            }
        }
        return read(answer)
    }

    private func read(_ answer: OutboundAnswer) -> (ConnectorOutcome, RetryPolicy.Outcome?) {
        let now = clock.now()
        switch answer.status.code {
        case 200: return (.success(ConnectorAnswer(body: answer.body, fetchedAt: now)), nil)
        case 404: return (.success(ConnectorAnswer(body: nil, fetchedAt: now)), nil)
        case 429:
            let seconds = RetryPolicy.seconds(of: answer.fields["Retry-After"], at: now)
            return (.failure(.limited), .limited(seconds: seconds))
        // Redirects are not followed: the answer would be somebody else's.
        case 300..<400: return (.failure(.forbiddenAddress), nil)
        case 400..<500: return (.failure(.refused), nil)
        default: return (.failure(.failing), .status(answer.status.code))
        }
    }

    /// An answer that is believed: one that cannot be read, or is about somebody else, is a fault.
    private func checked(_ outcome: ConnectorOutcome, _ check: ConnectorCheck) -> ConnectorOutcome {
        guard case .success(let answer) = outcome, let body = answer.body else { return outcome }
        do throws(ConnectorFault) {
            guard let tape = try? JSONTape(body, limits: .file) else { throw .unexpectedShape }
            try check(tape.root)
            return outcome
        } catch {
            return .failure(error)
        }
    }

    /// An answer from a file, named by what is asked for.
    private func recorded(_ call: ConnectorCall) -> ConnectorOutcome {
        guard let folder = settings.recordings else { return .failure(.notRecorded) }
        let digits = call.target.split { !$0.isNumber }.filter { $0.count == 9 || $0.count == 14 }.first ?? ""
        guard let bytes = File.read("\(folder)/\(call.connector)/\(digits).json") else { return .failure(.notRecorded) }
        return .success(ConnectorAnswer(body: bytes, fetchedAt: clock.now()))
    }
}
