import JSON
import Kernel

/// The file in which the operator describes the providers: JSON, strict, secrets in files of their own.
package struct ProviderFile: Sendable {
    /// The providers, by the order of their names.
    package let providers: [Provider]

    /// No provider.
    package static let none = ProviderFile(providers: [])

    private init(providers: [Provider]) { self.providers = providers }

    /// Reads the file at a path, and the files that it names, relative to it.
    package init(path: String) throws(ProviderFileError) {
        guard let bytes = File.read(path) else { throw ProviderFileError("\(path) cannot be read") }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        do throws(ProviderFileError) {
            try self.init(bytes) { name in File.read(name.hasPrefix("/") || folder.isEmpty ? name : folder + "/" + name)
            }
        } catch {
            throw ProviderFileError("\(path): \(error)")
        }
    }

    /// Reads a description.
    ///
    /// - Parameter read: the content of a file that it names.
    /// - Throws: what is wrong with it, as a sentence.
    package init(_ bytes: [UInt8], reading read: (String) -> [UInt8]?) throws(ProviderFileError) {
        let content: Content
        do throws(JSONError) {
            content = try JSONDecoder.decode(Content.self, from: try JSONTape(bytes))
        } catch {
            throw ProviderFileError("\(error.pointer) \(error.reason.text.english)")
        }
        var providers: [Provider] = []
        for (name, entry) in content.providers.sorted(by: { $0.key < $1.key }) {
            do throws(ProviderFileError) {
                providers.append(try entry.provider(named: name, reading: read))
            } catch {
                throw ProviderFileError("providers/\(name): \(error)")
            }
        }
        self.providers = providers
    }

    private struct Content: Decodable {
        let providers: [String: ProviderEntry]
    }
}

/// What is wrong with the description of the providers.
package struct ProviderFileError: Error, CustomStringConvertible, Sendable {
    package let description: String

    init(_ description: String) { self.description = description }
}
