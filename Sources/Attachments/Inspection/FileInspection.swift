import Kernel

/// Whether a content is what it is declared to be, and holds nothing that runs.
enum FileInspection {
    /// Looks at a file.
    ///
    /// - Throws: `attachment-refused`, with what is wrong.
    static func check(_ file: SentFile) throws(Failure) {
        let start = try file.content.read(at: 0, count: 16)
        let end = try file.content.read(at: max(0, file.content.count - 2048), count: 2048)
        switch file.type {
        case .pdf:
            // ISO 32000-1 §7.5.2 and §7.5.5.
            try expect(start.starts(with: "%PDF-1.".utf8) || start.starts(with: "%PDF-2.".utf8))
            try expect(end.holds(Array("%%EOF".utf8)))
        case .png:
            // W3C PNG §5.2; the last chunk is IEND, and nothing hides behind it.
            try expect(start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            try expect(end.suffix(8).elementsEqual([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]))
        case .jpeg:
            // ITU-T T.81 annex B: SOI and EOI; cameras may add a few bytes.
            try expect(start.starts(with: [0xFF, 0xD8, 0xFF]))
            try expect(end.holds([0xFF, 0xD9]))
        case .odt: try OfficeDocument(file.content).checkODT()
        case .docx: try OfficeDocument(file.content).checkDOCX()
        }
    }

    private static func expect(_ holds: Bool) throws(Failure) {
        guard holds else { throw .notAsDeclared }
    }
}

extension Failure {
    /// The refusal of a content that is something else than it is said to be.
    static let notAsDeclared = Failure.refused(
        "content", fr: "Le contenu n'est pas du type déclaré.", en: "The content is not of the declared type.")
}

extension [UInt8] {
    /// Whether some bytes occur.
    fileprivate func holds(_ pattern: [UInt8]) -> Bool {
        guard count >= pattern.count else { return false }
        return (0...count - pattern.count).contains { self[$0..<$0 + pattern.count].elementsEqual(pattern) }
    }
}
