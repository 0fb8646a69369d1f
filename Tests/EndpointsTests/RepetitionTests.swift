private import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Requests that come again.
@Suite struct `Repeating a request` {
    private static let key = "7f9c2ba4-e88f-4d5c-9d43-1f0e2f1f9a01"

    private func notes(_ api: TestAPI) throws -> Int { try #require(try api.get("/v1/notes").json["count"]?.integer) }

    @Test func `with the same key and body gives the first answer again, and does nothing twice`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let first = try api.post("/v1/notes", json: #"{"text":"a"}"#, fields: ["Idempotency-Key": Self.key])
        let second = try api.post("/v1/notes", json: #"{"text":"a"}"#, fields: ["Idempotency-Key": Self.key])
        #expect(first.status == 201 && second.status == 201)
        #expect(first.text == second.text)
        #expect(second["Location"] == first["Location"])
        #expect(second["ETag"] == first["ETag"])
        #expect(first["Idempotent-Replayed"] == nil)
        #expect(second["Idempotent-Replayed"] == "true")
        #expect(try notes(api) == 1)
    }

    @Test func `with another body is another request for an anonymous caller`() throws {
        let api = try TestAPI(extra: [Note.feature])
        _ = try api.post("/v1/notes", json: #"{"text":"a"}"#, fields: ["Idempotency-Key": Self.key])
        _ = try api.post("/v1/notes", json: #"{"text":"b"}"#, fields: ["Idempotency-Key": Self.key])
        #expect(try notes(api) == 2)
    }

    @Test func `with another body is refused for a known caller`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let fields: KeyValuePairs<HeaderName, String> = ["Content-Type": "application/json", "Idempotency-Key": "abc"]
        let first = try api.owner.send(.post, "/v1/notes", fields: fields, body: Array(#"{"text":"a"}"#.utf8))
        let second = try api.owner.send(.post, "/v1/notes", fields: fields, body: Array(#"{"text":"b"}"#.utf8))
        #expect(first.status == 201)
        #expect(second.status == 422 && second.problem == "idempotency-key-reused")
        #expect(try notes(api) == 1)
    }

    @Test func `after a refusal does the work`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let refused = try api.post("/v1/notes", json: #"{"text":"refused"}"#, fields: ["Idempotency-Key": Self.key])
        #expect(refused.status == 422)
        #expect(try notes(api) == 0)
        let again = try api.post("/v1/notes", json: #"{"text":"refused"}"#, fields: ["Idempotency-Key": Self.key])
        #expect(again["Idempotent-Replayed"] == nil)
    }

    @Test(arguments: ["short", "", "not a uuid with spaces", "é", String(repeating: "x", count: 256)])
    func `without a well-formed key is refused`(key: String) throws {
        let api = try TestAPI(extra: [Note.feature])
        let answer = try api.post("/v1/notes", json: #"{"text":"a"}"#, fields: ["Idempotency-Key": key])
        #expect(answer.status == 400)
        #expect(try notes(api) == 0)
    }

    @Test func `fifty times at once has one effect and one answer`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let lock = NSLock()
        nonisolated(unsafe) var answers: [String] = []
        DispatchQueue.concurrentPerform(iterations: 50) { _ in
            let answer = try? api.post("/v1/notes", json: #"{"text":"a"}"#, fields: ["Idempotency-Key": Self.key])
            lock.withLock { answers.append(answer?.text ?? "") }
        }
        #expect(answers.count == 50 && Set(answers).count == 1)
        #expect(try notes(api) == 1)
    }
}

/// Several clients and one resource.
@Suite struct `Changing a resource` {
    private func created(_ api: TestAPI) throws -> (path: String, tag: String) {
        let answer = try api.post("/v1/notes", json: #"{"text":"a"}"#)
        return (try #require(answer["Location"]), try #require(answer["ETag"]))
    }

    private func edit(_ api: TestAPI, _ path: String, _ text: String, tag: String?) throws -> Answer {
        let json = "{\"text\":\"\(text)\"}"
        guard let tag else {
            return try api.send(.patch, path, fields: ["Content-Type": "application/json"], body: json)
        }
        return try api.send(.patch, path, fields: ["Content-Type": "application/json", "If-Match": tag], body: json)
    }

    @Test func `asks for the version that was seen`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let (path, tag) = try created(api)
        let without = try edit(api, path, "b", tag: nil)
        #expect(without.status == 428 && without.problem == "precondition-required")
        let first = try edit(api, path, "b", tag: tag)
        #expect(first.status == 200)
        let stale = try edit(api, path, "c", tag: tag)
        #expect(stale.status == 412 && stale.problem == "precondition-failed")
        #expect(try edit(api, path, "c", tag: first["ETag"]).status == 200)
        #expect(try edit(api, path, "d", tag: "*").status == 200)
        #expect(try edit(api, path, "d", tag: "\"3\"").status == 412)
        #expect(try edit(api, path, "d", tag: "\"4\"").status == 200)
        for foreign in ["\"x\"", "W/\"1.fr.a\"", "1"] { #expect(try edit(api, path, "e", tag: foreign).status == 412) }
    }

    @Test func `by sixteen clients loses no update`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let (path, _) = try created(api)
        nonisolated(unsafe) var failures = 0
        let lock = NSLock()
        DispatchQueue.concurrentPerform(iterations: 16) { client in
            for _ in 0..<5 {
                while true {
                    guard let seen = try? api.get(path), let tag = seen["ETag"],
                        let answer = try? edit(api, path, "\(client)", tag: tag)
                    else {
                        lock.withLock { failures += 1 }
                        break
                    }
                    if answer.status == 412 { continue }
                    if answer.status != 200 { lock.withLock { failures += 1 } }
                    break
                }
            }
        }
        #expect(failures == 0)
        #expect(try api.get(path).json["version"]?.integer == 81)
    }

    @Test func `is seen by who asks whether it changed`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let (path, _) = try created(api)
        let tag = try #require(try api.get(path)["ETag"])
        let same = try api.get(path, fields: ["If-None-Match": "\"other\", W/\(tag)"])
        #expect(same.status == 304 && same.body.isEmpty && same["ETag"] == tag)
        #expect(try api.get(path, fields: ["If-None-Match": "*"]).status == 304)
        #expect(try api.get(path, fields: ["If-None-Match": tag, "Accept-Language": "en"]).status == 200)
        #expect(try edit(api, path, "b", tag: tag).status == 200)
        #expect(try api.get(path, fields: ["If-None-Match": tag]).status == 200)
    }

    @Test func `in a long errand reads and writes`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let answer = try api.send(.post, "/v1/notes/slow")
        #expect(answer.text == #"{"before":0,"after":1}"#)
    }

    @Test func `against a rule of the table is a fault that says nothing`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let answer = try api.post("/v1/notes", json: #"{"text":"no"}"#)
        #expect(answer.status == 500 && answer.problem == "internal-error")
        #expect(!answer.text.contains("CHECK"))
    }
}
