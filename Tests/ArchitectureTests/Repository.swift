import Foundation
import JSON

/// The sources as they stand, and the manifest as SwiftPM reads it.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File: CustomStringConvertible {
        let module: String
        let path: String
        let text: String
        /// Split once: every check walks all of them.
        let lines: [String]
        var description: String { path }

        init(module: String, path: String, text: String) {
            self.module = module
            self.path = path
            self.text = text
            lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String($0)! }
        }
    }

    /// Every Swift file below a folder of the repository.
    static func files(in folder: String) -> [File] {
        let base = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: base.path)!.compactMap { $0 as? String }
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            File(
                module: String(name.split(separator: "/")[0]), path: folder + "/" + name,
                text: try! String(contentsOf: base.appending(path: name), encoding: .utf8))
        }
    }

    static let sources = files(in: "Sources")
    /// Every import of the sources.
    static let imports = sources.flatMap(imports)

    struct Import {
        let file: File
        let access: String
        let module: String
    }

    static func imports(of file: File) -> [Import] {
        file.lines.compactMap { line in
            guard line.utf8.count < 80, line.contains("import ") else { return nil }
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count else { return nil }
            let isDeclaration = words[..<place].allSatisfy {
                ["package", "private", "public", "internal", "@testable"].contains($0)
            }
            guard isDeclaration else { return nil }
            return Import(
                file: file, access: place == 0 ? "" : String(words[place - 1]), module: String(words[place + 1]))
        }
    }

    /// The modules that each target declares, as `swift package dump-package` says.
    static let declared: [String: Set<String>] = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let scratch = FileManager.default.temporaryDirectory.appending(path: "guichet-manifest-\(getpid())").path
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch, "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try! process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: scratch)
        var declared: [String: Set<String>] = [:]
        let manifest = try! JSONTape(bytes, limits: .file).root
        for target in manifest["targets"]!.elements {
            let names = target["dependencies"]!.elements.compactMap {
                $0["byName"]?.elements.makeIterator().first?.string
            }
            declared[target["name"]!.string!] = Set(names)
        }
        return declared
    }()
}

extension IteratorProtocol {
    /// The next element, from a copy.
    fileprivate var first: Element? {
        var copy = self
        return copy.next()
    }
}
