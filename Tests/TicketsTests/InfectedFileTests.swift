import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Files that are not what they seem, on tickets.
@Suite(.enabled(if: Clamd.isInstalled, Comment(rawValue: Clamd.absence))) struct `A file that does harm` {
    private let clamd: Clamd
    private let office: TicketOffice

    init() throws {
        clamd = try Clamd()
        office = try TicketOffice(environment: ["GUICHET_CLAMD": clamd.socket, "GUICHET_CLAMD_SECONDS": "2"])
        try office.staff("Anne", "Paul", "Luc", "Gilles")
    }

    private func upload(_ content: [UInt8], _ type: String = "application/pdf") throws -> Answer {
        try office.api.send(
            .post, "/v1/attachments",
            fields: [
                "Authorization": try office["Anne"].field, "Content-Type": type,
                "Content-Disposition": "attachment; filename=\"attestation.pdf\"",
            ], bytes: content)
    }

    private func content(_ file: String, as person: String) throws -> Answer {
        try office[person].get("/v1/attachments/\(file)/content")
    }

    @Test func `is never given, and the ticket stays; a clean one goes to who may read it`() throws {
        let sick = try #require(
            try upload(Array("%PDF-1.7\ntrailer\n".utf8) + Clamd.eicar + Array("\n%%EOF\n".utf8))("id"))
        let clean = try #require(try upload(Array("%PDF-1.7\ntrailer\n%%EOF\n".utf8))("id"))
        let opened = try office.send(
            "Anne",
            office.order(
                more: #""colleagues":["\#(try office["Paul"].account)"],"attachments":["\#(sick)","\#(clean)"]"#)
        )
        let id = try #require(opened("id"), "\(opened.text)")
        for _ in 0..<400 {
            if try content(clean, as: "Luc").status == 200, try content(sick, as: "Luc").status == 410 { break }
            usleep(50_000)
        }
        for person in ["Luc", "Paul", "Anne"] {
            #expect(try content(sick, as: person).problem == "attachment-gone", "\(person)")
            #expect(try content(clean, as: person).status == 200, "\(person)")
        }
        #expect(try content(clean, as: "Gilles").status == 404)
        let given = try content(clean, as: "Luc")
        #expect(given["Content-Disposition"]?.hasPrefix("attachment") == true)
        #expect(given["X-Content-Type-Options"] == "nosniff")
        #expect(try office.ticket(id, as: "Luc")["description"]?.string?.isEmpty == false)
    }

    @Test func `is refused when its type is false`() throws {
        let page = try upload(Array("<!DOCTYPE html><script>alert(1)</script>".utf8))
        #expect(page.status == 415 || page.status == 422, "\(page.text)")
        let program = try upload(Array("MZ\u{90}\u{0}".utf8), "application/x-msdownload")
        #expect(program.status == 415, "\(program.text)")
    }
}
