package import Kernel

/// What a key is good for in expert routing.
extension Scope {
    /// Asking who would be told, and where nobody would.
    package static let routingRead = Scope("routing:read")
    /// Opening needs and following one's own.
    package static let needsWrite = Scope("needs:write")
    /// The anonymised dataset.
    package static let routingDataset = Scope("routing:dataset")
}
