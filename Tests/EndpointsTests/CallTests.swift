import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Synchronization
import TestSupport
import Testing

/// An errand that waits for a partner, who answers when another request has been served.
private struct WaitForPartner: Errand {
    static let operation = Operation(.post, "/v1/test/calls", id: "waitForPartner", access: .anyone, consumes: [])
    static let isOutgoing = true
    let partner: Partner

    final class Partner: Sendable {
        let hasBegun = Mutex(false)
        let mayAnswer = Mutex(false)
    }

    struct Output: JSONRepresentable { let isOvertaken: Bool }

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Output {
        partner.hasBegun.withLock { $0 = true }
        return Output(isOvertaken: patiently { partner.mayAnswer.withLock { $0 } })
    }
}

/// Whether something becomes true before patience ends.
private func patiently(_ condition: () -> Bool) -> Bool {
    let end = MonotonicClock.nanoseconds() + 5_000_000_000
    while !condition() {
        guard MonotonicClock.nanoseconds() < end else { return false }
    }
    return true
}

/// Partners who are slow.
@Suite struct `A partner who is slow` {
    @Test func `keeps nobody waiting who does not call him`() throws {
        let partner = WaitForPartner.Partner()
        let api = try TestAPI(extra: [
            Note.feature, Feature(name: "calls", routes: [Route(WaitForPartner(partner: partner))]),
        ])
        let result = CallResult()
        let thread = JoinableThread(named: "caller") {
            let text = try? api.send(.post, "/v1/test/calls").text
            result.text.withLock { $0 = text ?? "lost" }
        }
        #expect(patiently { partner.hasBegun.withLock { $0 } })
        // The service of a test has one thread for errands: it is free.
        #expect(try api.send(.post, "/v1/notes/slow").status == 200)
        partner.mayAnswer.withLock { $0 = true }
        thread.join()
        #expect(result.text.withLock { $0 } == #"{"isOvertaken":true}"#)
    }

    private final class CallResult: Sendable { let text = Mutex("") }
}
