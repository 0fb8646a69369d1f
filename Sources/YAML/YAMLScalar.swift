import Kernel

/// A scalar: its text, how it was written, and what YAML 1.2's core schema makes of it (§10.3.2).
package struct YAMLScalar: Hashable, Sendable {
    /// The characters, after folding and escapes.
    package let text: String
    package let style: Style
    package let value: Value

    /// How a scalar was written: only a plain one may be something else than a string.
    package enum Style: Hashable, Sendable {
        case plain
        case quoted
        case block
    }

    /// What a scalar means.
    package enum Value: Hashable, Sendable {
        case null
        case boolean(Bool)
        case number(Double)
        case string
    }

    /// The name of the property that the scalar gives as a key.
    var key: String {
        switch value {
        case .null: ""
        case .boolean(let boolean): boolean ? "true" : "false"
        case .number(let number): JavaScriptNumber.text(number)
        case .string: text
        }
    }
}

extension YAMLScalar.Value {
    /// Resolves a plain scalar.
    init(plain text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .boolean(true)
        case "false", "False", "FALSE": self = .boolean(false)
        case ".nan", ".NaN", ".NAN": self = .number(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": self = .number(.infinity)
        case "-.inf", "-.Inf", "-.INF": self = .number(-.infinity)
        default: self = YAMLNumber.value(text).map(YAMLScalar.Value.number) ?? .string
        }
    }

    /// Resolves a scalar with a tag of the core schema; `nil` when the text is not one of the tag's.
    init?(text: String, tag: String) {
        let plain = YAMLScalar.Value(plain: text)
        switch (tag, plain) {
        case ("!", _), ("tag:yaml.org,2002:str", _): self = .string
        case ("tag:yaml.org,2002:null", .null), ("tag:yaml.org,2002:bool", .boolean),
            ("tag:yaml.org,2002:float", .number):
            self = plain
        case ("tag:yaml.org,2002:int", .number(let number)) where YAMLNumber.isInteger(text) && number.isFinite:
            self = plain
        default: return nil
        }
    }
}
