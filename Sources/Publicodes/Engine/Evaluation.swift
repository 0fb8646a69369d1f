package import JSON
import Kernel

/// What an expression was found to be.
package struct Evaluation: Sendable {
    /// A value, or why there is none.
    package enum Result: Sendable, Equatable {
        /// « Non défini »: an answer is missing.
        case undefined
        /// « Non applicable ».
        case notApplicable
        case bool(Bool)
        case number(Double)
        case string(String)
    }

    package let value: Result
    package let unit: Unit?
    /// The answers that would make it better known, in the order in which they were met, each with its weight.
    package let missingVariables: [(name: String, score: Double)]
    /// Whether an inversion found nothing.
    package let inversionFailed: Bool
    /// The rules that were met, when that is asked for.
    package var traversedVariables: [String] = []

    /// Quirk kept: an expression without any mechanism has no missing variables, not even none.
    var hasMissingVariables = true

    /// Writes the members of the reference's REST interface.
    package func write(into writer: inout JSONWriter, omittingMissingVariables: Bool = false) {
        writer.beginObject()
        switch value {
        case .undefined: break
        case .notApplicable:
            writer.key("nodeValue")
            writer.null()
        case .bool(let bool):
            writer.key("nodeValue")
            writer.bool(bool)
        case .number(let number):
            writer.key("nodeValue")
            number.isFinite ? writer.number(number) : writer.null()
        case .string(let string):
            writer.key("nodeValue")
            writer.string(string)
        }
        if let unit {
            writer.key("unit")
            unit.write(into: &writer)
        }
        if hasMissingVariables, !omittingMissingVariables {
            writer.key("missingVariables")
            writer.beginObject()
            for variable in missingVariables {
                writer.key(variable.name)
                writer.number(variable.score)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    /// The value as an expression that gives it again; `nil` when there is none.
    package var expression: String? {
        switch value {
        case .undefined, .notApplicable: nil
        case .bool(let bool): bool ? "oui" : "non"
        case .number(let number):
            JavaScriptNumber.text(number)
                + String((unit?.text ?? "").unicodeScalars.filter { !JavaScriptMath.isBlank($0) }.map(Character.init))
        case .string(let string): "'\(string)'"
        }
    }
}
