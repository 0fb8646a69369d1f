import Kernel

/// A piece of a model as it was written, before any meaning is given to it.
package indirect enum RawNode: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case list([RawNode])
    case map(RawMap)

    /// The members of a map; `nil` for another kind.
    package var map: RawMap? {
        if case .map(let map) = self { map } else { nil }
    }

    /// The characters of a string; `nil` for another kind.
    package var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// Whether JavaScript holds it for false: null, false, 0, NaN and the empty string.
    var isFalsy: Bool {
        switch self {
        case .null: true
        case .bool(let bool): !bool
        case .number(let number): number == 0 || number.isNaN
        case .string(let string): string.isEmpty
        case .list, .map: false
        }
    }

    /// What JavaScript's string interpolation writes for it.
    var interpolated: String {
        switch self {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): JavaScriptNumber.text(number)
        case .string(let string): string
        case .list(let elements): elements.map { $0 == .null ? "" : $0.interpolated }.joined(separator: ",")
        case .map: "[object Object]"
        }
    }
}
