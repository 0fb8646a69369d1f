import JSON

extension JSONWriter {
    /// A condition as it is read.
    mutating func write(_ condition: Condition) {
        beginObject()
        switch condition {
        case .all(let conditions): list("all", conditions)
        case .any(let conditions): list("any", conditions)
        case .not(let condition):
            key("not")
            write(condition)
        case .test(let test):
            key("field")
            string(test.field.description)
            key("op")
            write(test.comparison)
        }
        endObject()
    }

    private mutating func list(_ name: String, _ conditions: [Condition]) {
        key(name)
        beginArray()
        for condition in conditions { write(condition) }
        endArray()
    }

    private mutating func write(_ comparison: Condition.Comparison) {
        switch comparison {
        case .equals(let value):
            operation("eq")
            write(value)
        case .isIn(let values):
            operation("in")
            beginArray()
            for value in values { write(value) }
            endArray()
        case .hasPrefix(let prefixes):
            operation("prefix")
            beginArray()
            for prefix in prefixes { string(prefix) }
            endArray()
        case .atLeast(let least):
            operation("gte")
            number(least)
        case .atMost(let most):
            operation("lte")
            number(most)
        case .between(let least, let most):
            operation("between")
            beginArray()
            number(least)
            number(most)
            endArray()
        case .exists: string("exists")
        }
    }

    private mutating func operation(_ name: String) {
        string(name)
        key("value")
    }

    private mutating func write(_ value: Condition.Value) {
        switch value {
        case .text(let text): string(text)
        case .number(let number): self.number(number)
        case .flag(let flag): bool(flag)
        }
    }
}
