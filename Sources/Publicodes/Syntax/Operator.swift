/// The operators of expressions, which may be written as mechanisms too.
enum Operator: UInt8, Sendable, CaseIterable {
    case multiply
    case divide
    case divideInteger
    case power
    case add
    case subtract
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case equal
    case notEqual
    case and
    case or

    /// How it is written.
    var symbol: String {
        switch self {
        case .multiply: "*"
        case .divide: "/"
        case .divideInteger: "//"
        case .power: "**"
        case .add: "+"
        case .subtract: "-"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .equal: "="
        case .notEqual: "!="
        case .and: "et"
        case .or: "ou"
        }
    }

    static let bySymbol = Dictionary(uniqueKeysWithValues: allCases.map { ($0.symbol, $0) })
}
