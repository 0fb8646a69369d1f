import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The character U+0000, which no text of ours holds: not every engine keeps it.
@Suite struct `The character zero` {
    @Test func `is refused with its place, and what only looks like it is kept`() throws {
        let api = try TestAPI(extra: [Note.feature])
        let refused = try api.post("/v1/notes", json: #"{"text":"a\u0000b"}"#)
        #expect(refused.status == 422 && refused.problem == "invalid-body", "\(refused.text)")
        let faults = try #require(try refused.json["errors"]).elements.compactMap { $0["pointer"]?.string }
        #expect(faults == ["/text"])
        let kept = try api.post("/v1/notes", json: #"{"text":"a\\u0000b\u0001"}"#)
        #expect(kept.status == 201, "\(kept.text)")
        #expect(try api.get("/v1/notes").json["count"]?.integer == 1)
    }
}
