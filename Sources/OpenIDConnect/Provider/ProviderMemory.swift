import Kernel
private import Synchronization

/// An answer of a provider that is remembered between sign-ins: its description, or its keys.
///
/// One thread asks at a time; the others wait for its answer. What is known already is asked again at most once a
/// minute, whatever names of keys tokens carry.
final class ProviderMemory<Value: Sendable>: Sendable {
    private let clock: Clock
    private let state = Mutex(Remembered<Value>())
    private let asking = Mutex(())

    init(clock: Clock) { self.clock = clock }

    /// The answer, asked again after an hour; an old one serves a day when no new one can be had.
    func value(_ ask: () throws(OpenIDError) -> Value) throws(OpenIDError) -> Dated<Value> {
        if let fresh { return fresh }
        return try asking.withLock { (_) throws(OpenIDError) in
            if let fresh { return fresh }
            let usable = state.withLock { $0.known(at: clock.now(), youngerThan: 86_400_000) }
            // Without any answer, nobody can sign in: that is asked more often, yet not by each of a crowd.
            guard mayAsk(every: usable == nil ? 2_000 : 60_000) else {
                guard let usable else { throw .busy(503) }
                return usable
            }
            do throws(OpenIDError) {
                return learn(try ask())
            } catch {
                guard let usable else { throw error }
                return usable
            }
        }
    }

    /// An answer that came after one that did not serve; `nil` when it was asked less than a minute ago, or none comes.
    func value(after old: Dated<Value>, _ ask: () throws(OpenIDError) -> Value) -> Dated<Value>? {
        asking.withLock { _ in
            if let known = state.withLock({ $0.known }), known.number != old.number { return known }
            guard mayAsk(every: 60_000), let new = try? ask() else { return nil }
            return learn(new)
        }
    }

    private var fresh: Dated<Value>? {
        state.withLock { $0.known(at: clock.now(), youngerThan: 3_600_000) }
    }

    private func mayAsk(every milliseconds: Int64) -> Bool {
        state.withLock { $0.mayAsk(at: clock.now(), every: milliseconds) }
    }

    private func learn(_ value: Value) -> Dated<Value> { state.withLock { $0.learn(value, at: clock.now()) } }
}
