import Crypto
import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// A file's way through the service, seen from outside.
@Suite struct `Sending a file` {
    @Test func `gives it back as it was, to who sent it`() throws {
        let api = try AttachmentAPI()
        // Longer than what stays in memory, and not a whole number of pieces.
        let content = Samples.openPDF + [UInt8](repeating: 0x20, count: 1_000_003) + Array("%%EOF\n".utf8)
        let sent = try api.upload(Array(content), name: "Curriculum vitæ « été ».pdf")
        #expect(sent.status == 202, "\(sent.text)")
        let id = try #require(try sent.json["id"]?.string)
        #expect(sent["Location"] == "/v1/attachments/\(id)")
        #expect(try sent.json["sha256"]?.string == Digest.sha256(Array(content)).hexadecimal)
        #expect(try sent.json["bytes"]?.integer == content.count)
        let back = try api.download(id)
        #expect(back.status == 200 && back.body == Array(content))
        #expect(back["Content-Type"] == "application/pdf" && back["X-Content-Type-Options"] == "nosniff")
        #expect(
            back["Content-Disposition"]
                == "attachment; filename=\"Curriculum vit_ _ _t_ _.pdf\"; "
                + "filename*=UTF-8''Curriculum%20vit%C3%A6%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB.pdf")
        #expect(back["Cache-Control"] == "no-store")
    }

    @Test func `takes each kind, in a form or as it is`() throws {
        let api = try AttachmentAPI()
        let samples: [(String, String, [UInt8])] = [
            ("a.pdf", "application/pdf", Samples.pdf), ("a.png", "image/png", Samples.png),
            ("a.JPG", "image/jpeg", Samples.jpeg), ("a.odt", Samples.odtType, Samples.odt()),
            ("a.docx", Samples.docxType, Samples.docx([Zip.bomb("word/media/white.bin", megabytes: 1)])),
        ]
        for (name, type, content) in samples {
            let form = try api.upload(content, name: name, type: type)
            #expect(form.status == 202, "\(name): \(form.text)")
            let raw = try api.send(
                content, type: type, disposition: "attachment; filename=x; filename*=utf-8'fr'd%C3%A9j%C3%A0-\(name)")
            #expect(raw.status == 202, "\(name): \(raw.text)")
            #expect(try raw.json["name"]?.string == "déjà-\(name)")
            #expect(try api.download(try #require(try raw.json["id"]?.string)).body == content)
        }
    }

    @Test func `is done once for a request that comes twice`() throws {
        let api = try AttachmentAPI()
        let answers = try (0..<2).map { _ in
            try api.send(Samples.pdf, type: "application/pdf", disposition: "attachment; filename=a.pdf", key: "k-1")
        }
        #expect(answers.map(\.status) == [202, 202] && answers[0].body == answers[1].body)
        #expect(answers[1]["Idempotent-Replayed"] == "true")
        #expect(api.files.count == 1)
        let other = try api.send(
            Samples.jpeg, type: "image/jpeg", disposition: "attachment; filename=a.jpg", key: "k-1")
        #expect(other.status == 422 && other.problem == "idempotency-key-reused")
    }

    @Test func `is for who is known, and each sees their own`() throws {
        let api = try AttachmentAPI()
        #expect(try api.upload(as: "nobody").status == 401)
        #expect(try api.upload(as: "none").status == 403 && api.upload(as: "key2").status == 403)
        let mine = try #require(try api.upload().json["id"]?.string)
        for token in ["bob", "key", "other"] {
            #expect(try api.show(mine, as: token).status == 404 && api.download(mine, as: token).status == 404)
        }
        #expect(try api.delete(mine, as: "bob").status == 404 && api.show(mine).status == 200)
        let ours = try #require(try api.upload(as: "key").json["id"]?.string)
        #expect(try api.download(ours, as: "key2").status == 200, "any key of the organisation")
        #expect(try api.show(ours, as: "other").status == 404 && api.show(ours, as: "ana").status == 404)
        let history = try api.api.get("/v1/attachments/\(mine)/history", fields: ["Authorization": "Bearer ana"])
        let events = try history.json["items"]?.elements.compactMap { $0["event"]?.string }
        #expect(events?.last == "attachment-sent", "\(history.text)")
        let others = try api.api.get("/v1/attachments/\(mine)/history", fields: ["Authorization": "Bearer bob"])
        #expect(others.status == 404)
    }

    @Test func `is undone by deleting it, name and content`() throws {
        let api = try AttachmentAPI()
        let id = try #require(try api.upload(name: "unforgettable.pdf").json["id"]?.string)
        #expect(
            try api.api.send(.delete, "/v1/attachments/\(id)", fields: ["Authorization": "Bearer ana"]).status == 428)
        #expect(try api.delete(id, version: "\"7.fr.ab12\"").status == 412)
        #expect(try api.delete(id, version: try #require(try api.show(id)["ETag"])).status == 204)
        // Nobody is its sender any more.
        #expect(try api.show(id).status == 404 && api.download(id).status == 404)
        #expect(eventually { api.files.isEmpty })
    }

    @Test func `stops at twenty that wait`() throws {
        let api = try AttachmentAPI()
        for _ in 0..<20 { #expect(try api.upload().status == 202) }
        let answer = try api.upload()
        #expect(answer.status == 429 && answer.problem == "too-many-attachments")
        #expect(try api.upload(as: "bob").status == 202)
    }

    @Test func `is refused when nothing is set to scan or to seal`() throws {
        let unset = try AttachmentAPI([:])
        #expect(try unset.upload().problem == "attachments-unavailable")
        #expect(try unset.api.get("/readyz").json["attachments"]?.string == "refused")
        let keyless = try AttachmentAPI(hasKeys: false)
        let answer = try keyless.upload()
        #expect(answer.status == 503 && answer.problem == "attachments-unavailable")
        let open = try AttachmentAPI()
        #expect(try open.upload().json["state"]?.string == "unscanned")
        #expect(try open.api.get("/readyz").json["attachments"]?.string == "unscanned")
    }
}
