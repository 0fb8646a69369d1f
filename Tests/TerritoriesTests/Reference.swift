import Territories

/// The bundled reference data, read once for all tests.
enum Reference {
    /// The folder in the repository.
    static let folder: String = {
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/data/reference"
    }()

    static let bundled = try! Territories(folder: folder)

    static func commune(_ code: String) throws -> Commune? { bundled.resolve(Commune.Code(code)!)?.commune }
}
