/// A value that a formula writes down.
enum Literal: Sendable, Equatable {
    /// Not known: « non défini ».
    case undefined
    /// « Non applicable ».
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
}

/// What the inference knows of the values of a node.
enum ValueType: UInt8, Sendable {
    case unknown
    case number
    case boolean
    case string
    case date
    /// A type that no rule of inference looks at.
    case other
}
