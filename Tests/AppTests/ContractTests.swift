import App
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// openapi.yaml says what the service does, and nothing else.
@Suite struct `The contract` {
    private let api: TestAPI
    private let contract: ContractDocument

    init() throws {
        api = try TestAPI(identities: Everything.identities)
        contract = try ContractDocument(api)
    }

    @Test func `has every route, and every route of it exists`() {
        let described = Set(
            contract.entries.map { "\($0.method) \($0.path) \($0.operation["operationId"]?.string ?? "")" })
        let served = Set(
            api.service.routes.map(\.operation).filter { $0.access != .owner }.map {
                "\($0.method.rawValue) \($0.path.description.replacing("...", with: "")) \($0.id)"
            })
        #expect(described == served)
    }

    @Test func `lists every problem`() {
        let listed =
            contract.root["components"]?["schemas"]?["ProblemCode"]?["enum"]?.elements.compactMap(\.string) ?? []
        #expect(Set(listed) == Set(api.service.problems.map(\.code)))
        #expect(listed == listed.sorted(), "in alphabetical order")
        #expect(Set(api.service.problems.map(\.code)).count == api.service.problems.count, "one problem a code")
    }

    @Test func `names the version of the program`() throws {
        #expect(try api.owner.send(.get, "/livez").status == 200)
        #expect(contract.root["info"]?["version"]?.string == api.service.version)
    }

    @Test func `has a summary, a tag and a problem for each operation`() {
        for entry in contract.entries {
            #expect(entry.operation["summary"]?.string?.hasSuffix(".") == true, "\(entry.path)")
            #expect(entry.operation["tags"]?.count == 1, "\(entry.path)")
            #expect(entry.operation["responses"]?["default"] != nil, "\(entry.path)")
        }
    }

    @Test func `gives examples of bodies, which fit their schemas and are answered as it says`() throws {
        let check = SchemaCheck(contract: contract)
        var count = 0
        for entry in contract.entries {
            guard let media = entry.operation["requestBody"]?["content"]?["application/json"] else { continue }
            let examples = media["examples"].map { Array($0.members) } ?? []
            #expect(!examples.isEmpty, "\(entry.path) has no example")
            for (name, example) in examples {
                let value = try #require(contract.resolved(example)["value"])
                #expect(check.faults(value, try #require(media["schema"])) == [], "\(entry.path) \(name)")
                let body = String(decoding: value.raw, as: UTF8.self)
                let answer = try api.send(
                    try #require(Method(rawValue: entry.method)), try path(of: entry), json: body,
                    fields: Everything.fields(entry))
                expectFits(answer, entry, check)
                // What needs a token needs things to be there, too: stories show those. The example must be understood.
                let isAnswered =
                    entry.isPublic && !Self.secretBearers.contains(entry.operation["operationId"]?.string ?? "")
                let isUnderstood =
                    isAnswered
                    ? answer.status < 300
                    : ![400, 403, 500].contains(answer.status) && (entry.isPublic || answer.status != 401)
                #expect(isUnderstood, "\(entry.path) \(name): \(answer.text)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    /// The public operations that answer only whoever holds a secret, which no example gives away.
    private static let secretBearers: Set = ["openSession", "addInformation", "giveSatisfaction"]

    @Test func `tells what each GET answers`() throws {
        let check = SchemaCheck(contract: contract)
        for entry in contract.entries where entry.method == "GET" {
            let path = try path(of: entry)
            expectFits(try api.get(path, fields: Everything.fields(entry)), entry, check)
            expectFits(try api.get(path + "?unknown=1", fields: Everything.fields(entry)), entry, check)
        }
    }

    @Test func `tells how many there are of every list that says so`() throws {
        let check = SchemaCheck(contract: contract)
        var answered: Set<String> = []
        for entry in contract.entries where entry.method == "GET" {
            let parameters =
                entry.operation["parameters"]?.elements.map { contract.resolved($0)["name"]?.string } ?? []
            #expect(parameters.contains("total") == parameters.contains("limit"), "\(entry.path)")
            guard parameters.contains("total") else { continue }
            let answer = try api.get(try path(of: entry) + "?limit=2&total=true", fields: Everything.fields(entry))
            expectFits(answer, entry, check)
            guard answer.status == 200 else { continue }
            answered.insert(entry.path)
            let list = try answer.json
            let count = try #require(list["items"]?.count)
            guard let total = list["total"]?.integer else {
                Issue.record("\(entry.path): \(answer.text)")
                continue
            }
            #expect(list["next"]?.string == nil ? total == count : total > count, "\(entry.path): \(total)")
        }
        #expect(answered.count > 40, "\(answered.sorted())")
    }

    @Test func `tells the same total on every page`() throws {
        let first = try api.get("/v1/departements?limit=2&total=true").json
        #expect((first["items"]?.count, first["total"]?.integer) == (2, 101))
        #expect(first["totalIsLowerBound"]?.bool == false)
        let next = try #require(first["next"]?.string)
        let second = try api.get("/v1/departements?limit=100&total=true&cursor=\(next)").json
        #expect((second["items"]?.count, second["total"]?.integer) == (99, 101))
        #expect(try api.get("/v1/departements?limit=2").json["total"] == nil)
        #expect(try api.get("/v1/departements?total=perhaps").status == 400)
    }

    @Test func `says of each operation whether it needs a token`() {
        let isPublic = Dictionary(
            uniqueKeysWithValues: api.service.routes.map { ($0.operation.id, $0.operation.access == .anyone) })
        for entry in contract.entries {
            #expect(isPublic[entry.operation["operationId"]?.string ?? ""] == entry.isPublic, "\(entry.path)")
        }
    }

    @Test func `offers Idempotency-Key wherever a POST keeps its answer, and nowhere else`() {
        let repetitions = Dictionary(uniqueKeysWithValues: api.service.routes.map { ($0.operation.id, $0.repetition) })
        for entry in contract.entries where entry.method == "POST" {
            let name = entry.operation["operationId"]?.string ?? ""
            let parameters =
                entry.operation["parameters"]?.elements.map { contract.resolved($0)["name"]?.string } ?? []
            let isOffered = parameters.contains("Idempotency-Key")
            let isHonoured =
                switch repetitions[name] ?? nil {
                case .keyed, .keyRequired, .secret: true
                case .notKept, nil: false
                }
            #expect(isOffered == isHonoured, "\(name)")
        }
    }

    /// The path of an operation with the examples of its parameters.
    private func path(of entry: ContractDocument.Entry) throws -> String {
        var path = entry.path
        for parameter in entry.operation["parameters"]?.elements.map(contract.resolved) ?? [] {
            guard let name = parameter["name"]?.string, parameter["in"]?.string == "path" else { continue }
            path = path.replacing("{\(name)}", with: Escaped(try #require(parameter["example"]?.string)).text)
        }
        return path
    }

    private func expectFits(_ answer: Answer, _ entry: ContractDocument.Entry, _ check: SchemaCheck) {
        let responses = entry.operation["responses"]!
        guard let response = responses[String(answer.status)] ?? responses["default"] else {
            Issue.record("\(entry.path) answers \(answer.status), which is not described")
            return
        }
        let content = contract.resolved(response)["content"]
        let type = answer["Content-Type"]?.split(separator: ";").first.map(String.init) ?? ""
        guard let media = content?[type] else {
            Issue.record("\(entry.path) answers \(answer.status) in \(type), which is not described")
            return
        }
        if type.hasSuffix("json"), let value = try? answer.json, let schema = media["schema"] {
            #expect(check.faults(value, schema) == [], "\(entry.path) \(answer.status)")
        }
    }

    /// A value made fit for a path.
    private struct Escaped {
        let text: String

        init(_ value: String) {
            text = value.utf8.map { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(Unicode.Scalar(byte))
                default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }.joined()
        }
    }
}
