import Glibc
import JSON

@testable import Publicodes

/// The vectors recorded from the reference engine, in the folder that the environment names.
enum VectorFile {
    static let folder: String? = getenv("GUICHET_VECTORS").map { String(cString: $0) + "/publicodes/" }

    static let isPresent = folder != nil

    /// A file of vectors, read once.
    static let conformance = read("conformance.json")
    static let probes = read("probes.json")
    static let golden = read("golden-modele-social.json")
    static let exchanges = read("rest-golden.json")

    /// The bytes of a file of the folder.
    static func bytes(_ name: String) -> [UInt8] {
        guard let folder, let file = fopen(folder + name, "rb") else { return [] }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
    }

    private static func read(_ name: String) -> RawNode {
        guard let tape = try? JSONTape(bytes(name), limits: .file) else { return .null }
        return RawNode(tape.root)
    }
}

extension RawNode {
    subscript(key: String) -> RawNode { map?[key] ?? .null }

    var elements: [RawNode] {
        if case .list(let elements) = self { elements } else { [] }
    }

    var isPresent: Bool { self != .null }
}
