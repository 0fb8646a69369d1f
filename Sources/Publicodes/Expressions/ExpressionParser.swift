/// Reads an infix expression into nodes: `salaire brut * 10%`, by recursive descent.
struct ExpressionParser {
    private var scanner: ExpressionScanner
    private let text: String
    private let rule: String
    private let make: NodeMaker
    private var depth = 0
    private var operators = 0

    /// Makes the leaves, which need to know the rule and the names of units.
    struct NodeMaker {
        let constant: (Node.Constant, _ unit: String?) throws(PublicodesError) -> Node
        let reference: (String) throws(PublicodesError) -> Node
    }

    /// Reads the whole of an expression of a rule.
    static func parse(_ expression: String, rule: String, make: NodeMaker) throws(PublicodesError) -> Node {
        let text = onOneLine(expression)
        var parser = ExpressionParser(scanner: ExpressionScanner(text), text: text, rule: rule, make: make)
        let node = try parser.comparison()
        guard parser.scanner.isAtEnd else {
            var error = ExpressionError(
                position: parser.scanner.position, expected: "La fin d’expression", found: parser.scanner.peek())
            if parser.scanner.hasOperatorAhead {
                error.explanation = "Les opérateurs doivent être entourés d’espaces (\"2 + 2\" et non \"2+2\")"
            }
            throw error.publicodesError(in: text, rule: rule)
        }
        return node
    }

    private init(scanner: ExpressionScanner, text: String, rule: String, make: NodeMaker) {
        self.scanner = scanner
        self.text = text
        self.rule = rule
        self.make = make
    }

    /// Lines joined by one space, blanks at the ends removed.
    private static func onOneLine(_ expression: String) -> String {
        guard expression.utf8.contains(0x0A) else { return JavaScriptText.trim(expression) }
        let lines = expression.unicodeScalars.split(separator: "\n")
        return lines.map { JavaScriptText.trim(String($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private mutating func comparison() throws(PublicodesError) -> Node {
        var left = try addition()
        while let symbol = scanner.operation(among: OperatorTable.comparisons) {
            left = try join(left, symbol, try addition())
        }
        return left
    }

    private mutating func addition() throws(PublicodesError) -> Node {
        var left = try multiplication()
        while let symbol = scanner.operation(among: OperatorTable.additions) {
            left = try join(left, symbol, try multiplication())
        }
        return left
    }

    private mutating func multiplication() throws(PublicodesError) -> Node {
        var left = try exponentiation()
        while let symbol = scanner.operation(among: OperatorTable.multiplications) {
            left = try join(left, symbol, try exponentiation())
        }
        return left
    }

    private mutating func exponentiation() throws(PublicodesError) -> Node {
        let left = try primary()
        guard let symbol = scanner.operation(among: OperatorTable.powers) else { return left }
        try enter()
        defer { depth -= 1 }
        return .operation(symbol, left, try exponentiation())
    }

    private mutating func primary() throws(PublicodesError) -> Node {
        try enter()
        defer { depth -= 1 }
        guard let next = scanner.next else {
            // Quirk kept: at the end, the reference asks nothing for its letter, and JavaScript complains.
            throw PublicodesError(.javaScript, "Cannot read properties of undefined (reading 'match')")
        }
        switch next {
        case 0x28: return try parenthesis()
        case 0x2D:
            scanner.advance()
            scanner.skipSpaces()
            let zero = try make.constant(Node.Constant(value: .number(0), type: .number), nil)
            return .operation(.subtract, zero, try primary())
        case 0x27, 0x22:
            guard let string = scanner.string() else { throw expected("Une chaîne de caractères", length: 5) }
            return try make.constant(Node.Constant(value: .string(string), type: .string), nil)
        case _ where ExpressionCharacters.isDigit(next): return try dateOrNumber()
        case _ where ExpressionCharacters.isLetter(next) || next == 0x5E:
            guard let name = scanner.name() else { throw expected("Un nom de règle", length: 5) }
            if name == "oui" || name == "non" {
                return try make.constant(Node.Constant(value: .bool(name == "oui"), type: .boolean), nil)
            }
            return try make.reference(name)
        default: throw expected("Une constante, une référence ou une expression entre parenthèses", length: 1)
        }
    }

    private mutating func parenthesis() throws(PublicodesError) -> Node {
        scanner.advance()
        scanner.skipSpaces()
        let node = try comparison()
        scanner.skipSpaces()
        guard scanner.next == 0x29 else { throw expected("')'", length: 1) }
        scanner.advance()
        return node
    }

    private mutating func dateOrNumber() throws(PublicodesError) -> Node {
        if let date = scanner.date() {
            let normalized = try CalendarDate(text: date).text
            return try make.constant(Node.Constant(value: .string(normalized), type: .date), nil)
        }
        let number = scanner.number()
        return try make.constant(Node.Constant(value: .number(number), type: .number), scanner.unit())
    }

    private func expected(_ what: String, length: Int) -> PublicodesError {
        ExpressionError(position: scanner.position, expected: what, found: scanner.peek(length))
            .publicodesError(in: text, rule: rule)
    }

    /// An operation; a bound of ours on how many there are.
    private mutating func join(_ left: Node, _ symbol: Operator, _ right: Node) throws(PublicodesError) -> Node {
        operators += 1
        guard operators <= 2_000 else { throw PublicodesError(.limit, "L'expression est trop longue", rule: rule) }
        return .operation(symbol, left, right)
    }

    /// A bound of ours on parentheses, signs and powers inside one another.
    private mutating func enter() throws(PublicodesError) {
        depth += 1
        guard depth <= 200 else { throw PublicodesError(.limit, "L'expression est trop profonde", rule: rule) }
    }
}

/// The operators of each level, from the loosest to the tightest.
private enum OperatorTable {
    static let comparisons = table([.greater, .less, .greaterOrEqual, .lessOrEqual, .equal, .notEqual])
    static let additions = table([.subtract, .add])
    static let multiplications = table([.multiply, .divide, .divideInteger])
    static let powers = table([.power])

    private static func table(_ symbols: [Operator]) -> [(units: [UInt16], symbol: Operator)] {
        symbols.map { (Array($0.symbol.utf16), $0) }
    }
}
