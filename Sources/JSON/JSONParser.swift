/// Turns bytes into the flat list of a tape, in one pass.
struct JSONParser {
    private(set) var nodes: [JSONTape.Node] = []
    private let limits: JSONLimits
    private var at = 0

    init(limits: JSONLimits, capacity: Int) {
        self.limits = limits
        nodes.reserveCapacity(min(capacity, limits.values))
    }

    mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard bytes.count < UInt32.max else { throw JSONError(.tooManyValues, at: 0) }
        skipSpace(bytes)
        try value(bytes, depth: 0)
        skipSpace(bytes)
        guard at == bytes.count else { throw JSONError(.textAfterValue, at: at) }
    }

    private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>) {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    private mutating func value(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) throws(JSONError) {
        guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
        guard nodes.count < limits.values else { throw JSONError(.tooManyValues, at: at) }
        switch bytes[at] {
        case UInt8(ascii: "\""): try string(bytes)
        case UInt8(ascii: "{"): try object(bytes, depth: depth)
        case UInt8(ascii: "["): try array(bytes, depth: depth)
        case UInt8(ascii: "t"): try literal(bytes, "true", .true)
        case UInt8(ascii: "f"): try literal(bytes, "false", .false)
        case UInt8(ascii: "n"): try literal(bytes, "null", .null)
        default: try number(bytes)
        }
    }

    private mutating func open(_ kind: JSONValue.Kind, depth: Int) throws(JSONError) -> Int {
        guard depth < limits.depth else { throw JSONError(.tooDeep, at: at) }
        nodes.append(
            JSONTape.Node(kind: kind, isComplex: false, start: UInt32(at), end: 0, next: 0, count: 0))
        at += 1
        return nodes.count - 1
    }

    private mutating func close(_ node: Int, count: UInt32) {
        nodes[node].end = UInt32(at)
        nodes[node].next = UInt32(nodes.count)
        nodes[node].count = count
    }

    private mutating func object(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) throws(JSONError) {
        let node = try open(.object, depth: depth)
        var count: UInt32 = 0
        skipSpace(bytes)
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
        } else {
            repeat {
                skipSpace(bytes)
                guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
                guard bytes[at] == UInt8(ascii: "\"") else { throw JSONError(.keyExpected, at: at) }
                guard nodes.count < limits.values else { throw JSONError(.tooManyValues, at: at) }
                try string(bytes)
                skipSpace(bytes)
                guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
                guard bytes[at] == UInt8(ascii: ":") else { throw JSONError(.colonExpected, at: at) }
                at += 1
                skipSpace(bytes)
                try value(bytes, depth: depth + 1)
                count += 1
            } while try another(bytes, until: UInt8(ascii: "}"))
        }
        close(node, count: count)
        if !limits.allowsRepeatedKeys { try JSONKeys.refuseDuplicates(of: node, in: nodes, bytes) }
    }

    private mutating func array(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) throws(JSONError) {
        let node = try open(.array, depth: depth)
        var count: UInt32 = 0
        skipSpace(bytes)
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            at += 1
        } else {
            repeat {
                skipSpace(bytes)
                try value(bytes, depth: depth + 1)
                count += 1
            } while try another(bytes, until: UInt8(ascii: "]"))
        }
        close(node, count: count)
    }

    /// Whether a comma follows rather than the end.
    private mutating func another(_ bytes: UnsafeBufferPointer<UInt8>, until end: UInt8) throws(JSONError) -> Bool {
        skipSpace(bytes)
        guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
        guard bytes[at] == UInt8(ascii: ",") || bytes[at] == end else { throw JSONError(.commaExpected, at: at) }
        defer { at += 1 }
        return bytes[at] != end
    }

    private mutating func literal(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString, _ kind: JSONValue.Kind
    ) throws(JSONError) {
        let count = text.utf8CodeUnitCount
        for offset in 0..<count {
            guard at + offset < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
            guard bytes[at + offset] == text.utf8Start[offset] else { throw JSONError(.valueExpected, at: at) }
        }
        append(kind, isComplex: false, from: at, to: at + count)
        at += count
    }

    private mutating func append(_ kind: JSONValue.Kind, isComplex: Bool, from start: Int, to end: Int) {
        nodes.append(
            JSONTape.Node(
                kind: kind, isComplex: isComplex, start: UInt32(start), end: UInt32(end),
                next: UInt32(nodes.count + 1), count: 0))
    }

    private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        let start = at
        var isComplex = false
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
        if bytes[at] == UInt8(ascii: "0") {
            at += 1
        } else {
            guard JSONParser.isDigit(bytes[at]) else { throw JSONError(.valueExpected, at: start) }
            skipDigits(bytes)
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            isComplex = true
            at += 1
            try digits(bytes)
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            isComplex = true
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            try digits(bytes)
        }
        guard at - start <= 64 else { throw JSONError(.numberTooLong, at: start) }
        append(.number, isComplex: isComplex, from: start, to: at)
    }

    private mutating func digits(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard at < bytes.count, JSONParser.isDigit(bytes[at]) else { throw JSONError(.badNumber, at: at) }
        skipDigits(bytes)
    }

    private mutating func skipDigits(_ bytes: UnsafeBufferPointer<UInt8>) {
        while at < bytes.count, JSONParser.isDigit(bytes[at]) { at += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        var scanner = JSONStringScanner(bytes, from: at + 1)
        try scanner.scan()
        append(.string, isComplex: scanner.hasEscapes, from: at + 1, to: scanner.at)
        at = scanner.at + 1
    }
}
