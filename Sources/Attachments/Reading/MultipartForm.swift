import Endpoints
import Kernel

/// A form of one file (RFC 7578), found where it stands in the body.
struct MultipartForm {
    /// The fields of the part, names in lower case.
    private let fields: [String: String]
    let content: Content

    /// Reads a body whose one part is the file, called `file`.
    ///
    /// - Throws: `malformed-body` when it is something else.
    init(_ body: Content, contentType: String) throws(Failure) {
        guard let boundary = FieldParameters(contentType)?["boundary"], (1...70).contains(boundary.utf8.count) else {
            throw MultipartForm.malformed("boundary-missing")
        }
        let delimiter = Array("--\(boundary)".utf8)
        guard try body.read(at: 0, count: delimiter.count + 2) == delimiter + [0x0D, 0x0A] else {
            throw MultipartForm.malformed("part-missing")
        }
        let start = delimiter.count + 2
        let head = try body.read(at: start, count: 8 << 10)
        guard let headEnd = MultipartForm.endOfHead(head) else { throw MultipartForm.malformed("head-too-long") }
        fields = try MultipartForm.fields(head[..<headEnd])
        let contentStart = start + headEnd + 4
        let closing = [0x0D, 0x0A] + delimiter
        guard let end = try body.firstPlace(of: closing, from: contentStart) else {
            throw MultipartForm.malformed("end-missing")
        }
        let after = try body.read(at: end + closing.count, count: 4)
        // Anything but the end is another part, or what only looks like the boundary.
        guard after == [0x2D, 0x2D] || after == [0x2D, 0x2D, 0x0D, 0x0A] else {
            throw MultipartForm.malformed("one-file-only")
        }
        content = body.part(contentStart..<end)
    }

    /// The type that the part declares.
    var contentType: String? { fields["content-type"] }

    /// The name of the file.
    ///
    /// - Throws: `malformed-body` unless the part is a file called `file`.
    func fileName() throws(Failure) -> String? {
        guard let field = fields["content-disposition"], let disposition = FieldParameters(field),
            disposition.value == "form-data", disposition["name"] == "file"
        else { throw MultipartForm.malformed("one-file-only") }
        return disposition.fileName
    }

    private static func endOfHead(_ head: [UInt8]) -> Int? {
        guard head.count >= 4 else { return nil }
        return (0...head.count - 4).first { head[$0..<$0 + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) }
    }

    private static func fields(_ head: ArraySlice<UInt8>) throws(Failure) -> [String: String] {
        guard let text = String(validating: head, as: UTF8.self) else { throw malformed("head-not-utf8") }
        var fields: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw malformed("head-malformed") }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard fields.updateValue(String(value), forKey: line[..<colon].lowercased()) == nil else {
                throw malformed("head-malformed")
            }
        }
        return fields
    }

    private static func malformed(_ code: String) -> Failure {
        Failure(
            .malformedBody,
            fields: [
                Failure.Field(
                    "/file", code,
                    Text(
                        fr: "Un formulaire d'un seul fichier, nommé « file », est attendu.",
                        en: "A form of one single file, called “file”, is expected."))
            ])
    }
}
