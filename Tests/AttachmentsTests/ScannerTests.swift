import Foundation
import JSON
import LocalClient
import TestSupport
import Testing

/// T27: whatever the scanner does, nothing that it did not call clean is ever given.
@Suite(.enabled(if: Clamd.isInstalled, Comment(rawValue: Clamd.absence))) struct `A scanner` {
    @Test func `that finds nothing lets the file be read`() throws {
        let clamd = try Clamd()
        let api = try AttachmentAPI(scannedBy: clamd)
        let sent = try api.upload()
        #expect(try sent.json["state"]?.string == "scanning")
        let id = try #require(try sent.json["id"]?.string)
        #expect(try api.settled(id) == "clean")
        #expect(try api.show(id).json["settledAt"] != nil && api.download(id).body == Samples.pdf)
        #expect(try api.api.get("/readyz").json["attachments"]?.string == "scanned")
    }

    @Test func `that finds a virus has the file destroyed`() throws {
        let clamd = try Clamd()
        let api = try AttachmentAPI(scannedBy: clamd)
        let hidden = Zip.Member("word/media/image.bin", Clamd.eicar)
        let files = [
            try api.upload(Samples.infectedPDF),
            try api.upload(Samples.docx([hidden]), name: "a.docx", type: Samples.docxType),
        ]
        for sent in files {
            let id = try #require(try sent.json["id"]?.string)
            #expect(try api.settled(id) == "infected")
            #expect(try api.show(id).json["signature"]?.string == "Guichet.Test.Eicar.UNOFFICIAL")
            let answer = try api.download(id)
            #expect(answer.status == 410 && answer.problem == "attachment-gone")
        }
        #expect(eventually { api.files.isEmpty })
    }

    @Test func `that is down keeps the file closed until it is back`() throws {
        let clamd = try Clamd(isStarted: false)
        let api = try AttachmentAPI(scannedBy: clamd)
        let id = try #require(try api.upload(Samples.infectedPDF).json["id"]?.string)
        #expect(try api.settled(id, seconds: 1.2) == "scanning")
        let answer = try api.download(id)
        #expect(answer.status == 423 && answer.problem == "attachment-locked" && answer["Retry-After"] != nil)
        try clamd.start()
        #expect(try api.settled(id) == "infected")
    }

    @Test func `that is killed keeps the file closed`() throws {
        let clamd = try Clamd()
        let api = try AttachmentAPI(scannedBy: clamd)
        clamd.kill()
        let id = try #require(try api.upload().json["id"]?.string)
        #expect(try api.settled(id, seconds: 1.5) == "scanning" && api.download(id).status == 423)
        try clamd.start()
        #expect(try api.settled(id) == "clean" && api.download(id).status == 200)
    }

    @Test func `that finds the file too large for it never has it given`() throws {
        let clamd = try Clamd(settings: "StreamMaxLength 1K")
        let api = try AttachmentAPI(scannedBy: clamd)
        let large = Samples.openPDF + [UInt8](repeating: 0x20, count: 300_000) + Array("%%EOF\n".utf8)
        let id = try #require(try api.upload(Array(large)).json["id"]?.string)
        #expect(try api.settled(id) == "error")
        let answer = try api.download(id)
        #expect(answer.status == 423 && answer["Retry-After"] == nil)
    }

    @Test(arguments: [
        FakeClamd.Manner.hang, .close, .closeAfterReading, .say("stream: OK without an end", isEnded: false),
        .say("PONG", isEnded: true), .say("UNKNOWN COMMAND", isEnded: true),
    ])
    func `that does not answer as it should keeps the file closed`(manner: FakeClamd.Manner) throws {
        let fake = try FakeClamd(manner)
        let api = try AttachmentAPI(["GUICHET_CLAMD": fake.socket, "GUICHET_CLAMD_SECONDS": "1"])
        let id = try #require(try api.upload().json["id"]?.string)
        // It was asked, said nothing, and is asked again.
        #expect(eventually { fake.conversations >= 2 })
        #expect(try api.show(id).json["state"]?.string == "scanning" && api.download(id).status == 423)
    }
}
