package import Kernel
private import Synchronization

/// Every operation of the service, for the modules that speak of them all: what a caller may do, which scopes a key may
/// have. Filled by the application once all features are known.
package final class OperationCatalog: Sendable {
    private let operations = Mutex<[Operation]>([])

    /// A catalog that is still empty.
    package init() {}

    /// Says which operations there are.
    package func publish(_ operations: [Operation]) { self.operations.withLock { $0 = operations } }

    /// The names of the operations that a caller may use, in alphabetical order; on what is each operation's to say.
    package func permissions(of identity: Caller.Identity) -> [String] {
        operations.withLock(\.self).filter { $0.access.refusal(of: identity) == nil }.map(\.id).sorted()
    }

    /// Every scope that opens something.
    package var scopes: Set<Scope> {
        Set(
            operations.withLock(\.self).flatMap { operation -> [Scope] in
                switch operation.access {
                case .granted(_, let scopes), .signedInOrKey(let scopes): scopes
                case .anyone, .owner, .identified, .signedIn: []
                }
            })
    }
}
