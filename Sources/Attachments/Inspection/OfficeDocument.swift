import Kernel

/// A text document: an archive of which the members say what it is.
struct OfficeDocument {
    private let archive: ZipArchive

    /// Opens a document, and reads all of it once: what its members claim to hold is not believed.
    ///
    /// - Throws: `attachment-refused` for an archive that is malformed, encrypted, or larger than a text can be.
    init(_ content: Content) throws(Failure) {
        archive = try ZipArchive(content)
        try archive.checkMembers()
        // Members that run code in a reader: VBA projects, ActiveX controls, OLE packages, Basic and scripts.
        let running = ["vbaproject", "vbadata", "activex", "oleobject"]
        let endings = [".exe", ".js", ".docm", ".dotm", ".xlsm", ".xlsb", ".pptm"]
        let isRunning = archive.members.contains { member in
            let name = member.name.lowercased()
            return running.contains(where: name.contains) || endings.contains(where: name.hasSuffix)
                || name.split(separator: "/").contains { $0 == "basic" || $0 == "scripts" }
        }
        guard !isRunning else { throw OfficeDocument.macros }
    }

    /// OpenDocument 1.3 part 2 §3.3: the first member is `mimetype`, stored as it is.
    func checkODT() throws(Failure) {
        guard let first = archive.members.first, first.name == "mimetype", first.method == .stored,
            try archive.bytes(of: first, limit: 128) == Array(AttachmentType.odt.rawValue.utf8),
            archive["content.xml"] != nil
        else { throw .notAsDeclared }
    }

    /// ECMA-376 part 2 §10: `[Content_Types].xml` says what the main part is.
    func checkDOCX() throws(Failure) {
        guard let member = archive["[Content_Types].xml"], archive["word/document.xml"] != nil else {
            throw .notAsDeclared
        }
        let types = String(decoding: try archive.bytes(of: member, limit: 1 << 20), as: UTF8.self)
        guard !types.contains("macroEnabled"), !types.contains("vbaProject") else { throw OfficeDocument.macros }
        guard types.contains("wordprocessingml.document.main+xml") else { throw .notAsDeclared }
    }

    private static let macros = Failure.refused(
        "macros", fr: "Le document contient des macros ou des objets actifs.",
        en: "The document holds macros or active objects.")
}
