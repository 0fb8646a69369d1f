import Kernel

extension Scope {
    /// Writing versions of rule models.
    static let modelsWrite = Scope("models:write")
}
