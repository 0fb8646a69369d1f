import JSON
import LocalClient
import TestSupport
import Testing

/// What is not a file that people send to an administration.
@Suite struct `A file that is refused` {
    private let api: AttachmentAPI

    init() throws { api = try AttachmentAPI() }

    @Test func `says something else than its name or its declared type`() throws {
        let cases: [(String, String, [UInt8], Int, String)] = [
            ("a.pdf", "application/pdf", Samples.png, 422, "content"),
            ("a.png", "image/png", Samples.pdf, 422, "content"),
            ("a.png", "image/png", Samples.png + Array("<script>".utf8), 422, "content"),
            ("a.jpg", "image/jpeg", Samples.png, 422, "content"),
            ("a.pdf", "application/pdf", Array(Samples.openPDF), 422, "content"),
            ("a.png", "application/pdf", Samples.pdf, 422, "extension"),
            ("a.pdf.exe", "application/pdf", Samples.pdf, 422, "extension"),
            ("a", "application/pdf", Samples.pdf, 422, "extension"),
            ("a.docx", Samples.docxType, Samples.odt(), 422, "content"),
            ("a.odt", Samples.odtType, Samples.docx(), 422, "content"),
            (
                "a.odt", Samples.odtType, Zip.archive([.init("content.xml", ""), .init("mimetype", Samples.odtType)]),
                422, "content"
            ),
            ("a.docx", Samples.docxType, Zip.archive([.init("readme.txt", "x")]), 422, "content"),
            ("a.docx", Samples.docxType, Samples.pdf, 422, "content"),
            ("a.pdf", "application/pdf", [], 422, "empty"),
            ("../a.pdf", "application/pdf", Samples.pdf, 422, "name"),
            (".pdf", "application/pdf", Samples.pdf, 422, "name"),
            ("a\u{202E}fdp.pdf", "application/pdf", Samples.pdf, 422, "name"),
            (String(repeating: "a", count: 147) + ".pdf", "application/pdf", Samples.pdf, 422, "name"),
        ]
        for (name, type, content, status, code) in cases {
            let answer = try api.upload(content, name: name, type: type)
            #expect(answer.status == status && Self.code(answer) == code, "\(name) \(type): \(answer.text)")
        }
        #expect(api.files.isEmpty, "nothing was kept")
    }

    @Test func `is of another kind`() throws {
        for type in [
            "text/html", "image/svg+xml", "application/zip", "application/vnd.ms-word.document.macroEnabled.12", "",
        ] {
            let answer = try api.upload(Samples.pdf, name: "a.pdf", type: type)
            #expect(answer.status == 415 && answer.problem == "attachment-type-not-taken", "\(type)")
        }
        #expect(try api.send(Samples.pdf, type: "text/plain").problem == "unsupported-media-type")
        #expect(try api.send(Samples.pdf, type: "application/pdf").status == 422, "no name")
    }

    @Test func `is too large`() throws {
        let large = Samples.openPDF + [UInt8](repeating: 0x20, count: 10 << 20) + Array("%%EOF\n".utf8)
        let slightly = try api.send(
            Array(large), type: "application/pdf", disposition: "attachment; filename=a.pdf")
        #expect(slightly.status == 413 && slightly.problem == "attachment-too-large")
        let greatly = try api.send(
            Array(large) + large, type: "application/pdf", disposition: "attachment; filename=a.pdf")
        #expect(greatly.status == 413 && greatly.problem == "body-too-large")
    }

    @Test func `runs code in its reader`() throws {
        let documents = [
            Samples.docx([.init("word/vbaProject.bin", "x")]), Samples.docx([.init("word/activeX/activeX1.xml", "x")]),
            Samples.docx([.init("word/embeddings/oleObject1.bin", "x")]),
            Samples.docx([.init("word/embeddings/sheet.xlsm", "x")]),
            Samples.docx(types: "ms-word.document.macroEnabled.main+xml"),
        ]
        for document in documents {
            let answer = try api.upload(document, name: "a.docx", type: Samples.docxType)
            #expect(answer.status == 422 && Self.code(answer) == "macros", "\(answer.text)")
        }
        let text = Samples.odt([.init("Basic/Standard/Module1.xml", "x")])
        #expect(Self.code(try api.upload(text, name: "a.odt", type: Samples.odtType)) == "macros")
    }

    @Test func `was made to hurt who opens it`() throws {
        var encrypted = Zip.Member("word/x.xml", "x")
        encrypted.flags = 1
        var renamed = Zip.Member("word/x.xml", "x")
        renamed.localName = "word/y.xml"
        var damaged = Zip.Member("word/x.xml", "x")
        damaged.checksum ^= 1
        var longer = Zip.Member("word/x.xml", "x")
        longer.size = 2
        let cases: [(String, [Zip.Member])] = [
            ("outsized", [Zip.bomb("word/x.xml", megabytes: 9)]),
            ("outsized", [Zip.bomb("word/x.xml", megabytes: 9, claiming: 1000)]),
            ("outsized", (0..<2000).map { Zip.Member("word/\($0).xml", "x") }),
            ("encrypted", [encrypted]), ("archive", [renamed]), ("archive", [damaged]), ("archive", [longer]),
            ("archive", [.init("../x.xml", "x")]), ("archive", [.init("/x.xml", "x")]),
            ("archive", [.init("word/x.xml", "x"), .init("word/x.xml", "y")]),
        ]
        for (place, (code, members)) in cases.enumerated() {
            let answer = try api.upload(Samples.docx(members), name: "a.docx", type: Samples.docxType)
            #expect(answer.status == 422 && Self.code(answer) == code, "\(place): \(answer.text)")
        }
        // Two members that share the same bytes.
        var overlapping = Samples.docx([.init("word/x.xml", "x")])
        let last = overlapping.count - 22 - 46 - 10 + 42
        overlapping.replaceSubrange(last..<last + 4, with: Zip.little(0, 4))
        #expect(Self.code(try api.upload(overlapping, name: "a.docx", type: Samples.docxType)) == "archive")
        for count in stride(from: 4, to: 400, by: 7) {
            let cut = Array(Samples.docx().dropLast(count))
            let answer = try api.upload(cut, name: "a.docx", type: Samples.docxType)
            #expect(answer.status == 422, "cut by \(count)")
        }
    }

    @Test func `is not the one file of a form`() throws {
        let form = Samples.form(Samples.pdf, name: "a.pdf", type: "application/pdf")
        let bodies: [[UInt8]] = [
            [], Array("--b0und--\r\n".utf8), Array(form.dropLast(14)), Array("\r\n".utf8) + form,
            Samples.form(Samples.pdf, name: "a.pdf", type: "application/pdf", field: "other"),
            Array(form.dropLast(4))
                + Array("\r\nContent-Disposition: form-data; name=x\r\n\r\ny\r\n--b0und--\r\n".utf8),
            Array("--b0und\r\n\r\nx\r\n--b0und--\r\n".utf8),
            Array("--b0und\r\nContent-Type\r\n\r\nx\r\n--b0und--\r\n".utf8),
            Array("--b0und\r\n".utf8) + [UInt8](repeating: 0x61, count: 9000),
        ]
        for (place, body) in bodies.enumerated() {
            let answer = try api.send(body, type: "multipart/form-data; boundary=b0und")
            #expect([400, 415].contains(answer.status), "\(place): \(answer.status) \(answer.text)")
        }
        #expect(try api.send(form, type: "multipart/form-data").problem == "malformed-body")
        #expect(try api.send(form, type: "multipart/form-data; boundary=\"b0und\"").status == 202)
    }

    private static func code(_ answer: Answer) -> String? {
        guard let json = try? answer.json, let first = json["errors"]?.elements.first(where: { _ in true }) else {
            return answer.problem
        }
        return first["code"]?.string
    }
}
