package import HTTP
package import JSON
package import Kernel

/// What an endpoint wants from a request, parsed into domain types before any handler runs.
package protocol RequestReadable: Sendable {
    /// Reads the parts of a request that the endpoint declares.
    init(from request: inout RequestReader) throws(Failure)
}

/// Nothing is wanted.
package struct NoInput: RequestReadable {
    package init(from request: inout RequestReader) throws(Failure) {}
}

/// Hands out the parts of a request, and remembers which query parameters were asked for: the others are refused.
package struct RequestReader: Sendable {
    package let head: RequestHead
    private let body: RequestBody
    /// The parameters of the path, names and values in the same order.
    private let names: [String]
    private let values: [String]
    private let query: [(name: String, value: String)]
    private var asked: Set<String> = []
    /// Whether all items of a list are looked for, to be counted: its first page is as long as can be then.
    private var isCounting = false

    init(_ request: Request, names: [String], values: [String], isPage: Bool = false) {
        head = request.head
        body = request.body
        self.names = names
        self.values = values
        query = request.head.target.query == nil ? [] : request.head.target.parameters
        if isPage { asked.insert(Language.parameter) }
    }

    /// A parameter of the path; one that is not of its type names nothing.
    package func path<Value: LosslessStringConvertible>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(Failure) -> Value {
        guard let place = names.firstIndex(of: name) else { preconditionFailure("the path has no parameter \(name)") }
        guard let value = Value(values[place]) else { throw Failure(.notFound) }
        return value
    }

    /// The parameter of a path that has one.
    package func onlyPathParameter<Value: LosslessStringConvertible>() throws(Failure) -> Value {
        guard names.count == 1 else { preconditionFailure("the path has one parameter") }
        return try path(names[0])
    }

    /// A query parameter, absent or of its type.
    package mutating func query<Value: LosslessStringConvertible>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(Failure) -> Value? {
        asked.insert(name)
        if isCounting, name == "cursor" { return nil }
        var values = query.lazy.filter { $0.name == name }.makeIterator()
        guard let first = values.next() else { return nil }
        guard values.next() == nil else { throw RequestReader.wrong(name, "repeated", RequestReader.repeated) }
        guard let value = Value(first.value) else {
            throw RequestReader.wrong(name, "invalid", Choices(type)?.text ?? RequestReader.invalid)
        }
        return value
    }

    /// How many items of a list are asked for, by `limit`, and whether to tell how many there are in all, by `total=true`.
    package mutating func pageLimit() throws(Failure) -> PageLimit {
        let wantsTotal = try query("total", as: Bool.self) ?? false
        let limit = try query("limit", as: PageLimit.self) ?? .standard
        return isCounting ? .counting : PageLimit(limit.value, wantsTotal: wantsTotal)
    }

    /// Whether a list is asked for its total; to be asked once it was read.
    var wantsTotal: Bool { query.contains { $0.name == "total" && $0.value == "true" } }

    /// The same request for all items of the list, as far as they are counted.
    var counting: RequestReader {
        var reader = self
        reader.isCounting = true
        return reader
    }

    /// Every query parameter as it came, in order: for addresses to which others send people with more than they were asked.
    package mutating func everyParameter() -> [(name: String, value: String)] {
        asked.formUnion(query.map(\.name))
        return query
    }

    /// The whole body where it is, in memory or in a file: for what is too long to be held.
    package var content: RequestBody { body }

    /// The whole body, as bytes.
    package func bytes() throws(Failure) -> [UInt8] {
        guard let bytes = body.bytes else { throw Failure(.internalError) }
        return bytes
    }

    /// The body as JSON, read where it stands: for hot or open-ended inputs.
    package func json(limits: JSONLimits = .request) throws(Failure) -> JSONValue {
        do throws(JSONError) {
            let tape = try JSONTape(try bytesForJSON(), limits: limits)
            // No text of ours holds it: not every engine keeps it, and no reader shows it.
            if let null = tape.firstNull { throw null }
            return tape.root
        } catch {
            throw Failure(error)
        }
    }

    /// The body as a type; a key nobody asked for is refused.
    package func json<Value: Decodable>(as type: Value.Type) throws(Failure) -> Value {
        let root = try json()
        do throws(JSONError) {
            return try JSONDecoder.decode(type, from: root)
        } catch {
            throw Failure(error)
        }
    }

    /// Refuses a body that says something: none, or `{}`, is expected.
    package mutating func expectNothing() throws(Failure) {
        struct Nothing: Decodable {}
        if try !bytes().isEmpty { _ = try json(as: Nothing.self) }
    }

    /// Whether the body is of one of the types that the operation reads.
    package func isOf(_ type: MediaType) -> Bool { head.fields[.contentType].map(type.isNamed) ?? false }

    /// Whether the client asks for one type rather than for another one.
    package func prefers(_ type: MediaType, to other: MediaType) -> Bool {
        guard let accept = head.fields[.accept] else { return false }
        return type.quality(in: accept) > other.quality(in: accept)
    }

    /// The fields of an HTML form; of a repeated one, the first.
    package func form() throws(Failure) -> [String: String] {
        guard let target = try? RequestTarget("/?" + String(decoding: try bytes(), as: UTF8.self)) else {
            throw Failure(.malformedBody)
        }
        return Dictionary(target.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The version that `If-Match` says the client has seen.
    package func precondition() throws(Failure) -> Precondition { try Precondition(head.fields[.ifMatch]) }

    /// Refuses the query parameters that nobody asked for.
    func finish() throws(Failure) {
        for (name, _) in query where !asked.contains(name) {
            throw RequestReader.wrong(
                asked.isEmpty ? "" : name, "unknown",
                Text(fr: "Ce paramètre n'est pas connu.", en: "This parameter is not known."))
        }
    }

    private func bytesForJSON() throws(JSONError) -> [UInt8] { body.bytes ?? [] }

    private static let repeated = Text(fr: "Ce paramètre est répété.", en: "This parameter is repeated.")
    private static let invalid = Text(
        fr: "Ce paramètre n'a pas la forme attendue.", en: "This parameter has the wrong form.")

    private static func wrong(_ name: String, _ code: String, _ message: Text) -> Failure {
        Failure(.invalidParameter, fields: [Failure.Field("?" + name, code, message)])
    }
}

extension Failure {
    /// The refusal of a query parameter that is missing, out of its bounds or not of its form.
    package static func parameter(_ name: String) -> Failure {
        Failure(
            .invalidParameter,
            fields: [
                Field(
                    "?" + name, "invalid",
                    Text(
                        fr: "Ce paramètre manque ou n'a pas la forme attendue.",
                        en: "This parameter is missing or has the wrong form."))
            ])
    }

    /// The refusal of a body that reads, with one value that breaks its rule.
    package static func invalid(_ pointer: String, _ code: String, _ message: Text) -> Failure {
        Failure(.invalidBody, fields: [Field(pointer, code, message)])
    }

    /// The refusal of a body: 422 when it reads but a value breaks its rule, 400 otherwise.
    package init(_ error: JSONError) {
        self.init(
            error.reason == .invalidValue ? .invalidBody : .malformedBody,
            fields: [Field(error.pointer, error.reason.rawValue, error.text)])
    }
}
