import Crypto
import JSON
import Kernel
import Logging
import OpenIDConnect

/// The providers of this service, and what every step of a sign-in needs of the application.
final class ProviderDirectory: Sendable {
    let parties: [String: RelyingParty]
    let returnAddresses: Set<String>
    /// Seal what is kept for the sign-out; `nil` when the service has none, and then nothing is kept.
    let keys: KeyRing?
    private let log: Log

    init(_ file: ProviderFile, returnAddresses: Set<String>, keys: KeyRing?, clock: Clock, log: Log) {
        parties = Dictionary(uniqueKeysWithValues: file.providers.map { ($0.name, RelyingParty($0, clock: clock)) })
        self.returnAddresses = returnAddresses
        self.keys = keys
        self.log = log
    }

    /// A provider by the name that an address gives.
    func party(_ name: String) throws(Failure) -> RelyingParty {
        guard let party = parties[name] else { throw Failure(.providerUnknown) }
        return party
    }

    /// Does something at a provider; what goes wrong is recorded, without anything that came.
    func ask<Value>(
        _ party: RelyingParty, for caller: Caller, _ body: () throws(OpenIDError) -> Value
    ) throws(Failure) -> Value {
        do throws(OpenIDError) {
            return try body()
        } catch {
            if error != .declined {
                log.record(.warning, "sign-in-refused") { writer in
                    writer.key("request")
                    writer.string(caller.request)
                    writer.key("provider")
                    writer.string(party.provider.name)
                    writer.key("cause")
                    writer.string("\(error)")
                }
            }
            throw Failure(error)
        }
    }
}
