package import Database
import Endpoints
import JSON
package import Kernel

extension Directory {
    /// Looks at the database as it is, and as a draft change set would make it; nothing of it is kept.
    ///
    /// - Parameter look: asked once before the changes and once with them, at the instant at which they would hold.
    /// - Throws: what stands in the way of publishing the set.
    package func tryingOut<Value>(
        changeSet name: String, for caller: Caller, in transaction: WriteTransaction,
        _ look: (Connection, Timestamp) throws -> Value
    ) throws -> (before: Value, after: Value) {
        guard let id = Identifier<ChangeSet>(name) else { throw Failure(.notFound) }
        return try ChangeSetKeeper(transaction, for: caller, self).tryingOut(id, look)
    }
}
