import JSON
import Kernel

/// Who answers for the data, who works with it for them, and where: what the operator says in a file, since no program
/// knows it (GDPR art. 28 and 30).
package struct ProcessorRegister: Sendable {
    /// Who answers for the data; `nil` when the operator said nothing.
    let controller: Controller?
    let processors: [Processor]

    /// Nothing was said.
    package static let unsaid = ProcessorRegister(controller: nil, processors: [])

    /// Who answers for the data.
    struct Controller: Codable, Sendable {
        let name: String
        let address: String
        /// How the data protection officer is reached.
        let officer: String
        /// The countries where the data lies, by ISO 3166-1 code.
        let places: [String]
    }

    /// Somebody who works with the data for the controller.
    struct Processor: Codable, Sendable {
        let name: String
        /// What they do, in both languages.
        let task: Words
        let places: [String]
        /// What protects data outside of the European Economic Area (art. 44 to 49); required there.
        let safeguards: Words?
    }

    /// A text in both languages.
    struct Words: Codable, Sendable {
        let fr: String
        let en: String

        var text: Text { Text(fr: fr, en: en) }
    }

    private init(controller: Controller?, processors: [Processor]) {
        self.controller = controller
        self.processors = processors
    }

    /// Reads the file at a path.
    package init(path: String) throws(ProcessorRegisterError) {
        guard let bytes = File.read(path) else { throw ProcessorRegisterError("\(path) cannot be read") }
        do throws(ProcessorRegisterError) { try self.init(bytes) } catch {
            throw ProcessorRegisterError("\(path): \(error)")
        }
    }

    /// Reads a register.
    ///
    /// - Throws: what is wrong with it, as a sentence.
    package init(_ bytes: [UInt8]) throws(ProcessorRegisterError) {
        struct Content: Decodable {
            let controller: Controller
            let processors: [Processor]
        }
        let content: Content
        do throws(JSONError) { content = try JSONDecoder.decode(Content.self, from: try JSONTape(bytes)) } catch {
            throw ProcessorRegisterError("\(error.pointer) \(error.reason.text.english)")
        }
        for place in content.controller.places where !ProcessorRegister.economicArea.contains(place) {
            throw ProcessorRegisterError("controller: the data lies in \(place), outside of the European Economic Area")
        }
        for processor in content.processors where processor.safeguards == nil {
            for place in processor.places where !ProcessorRegister.economicArea.contains(place) {
                throw ProcessorRegisterError(
                    "\(processor.name): \(place) is outside of the European Economic Area: say which safeguards")
            }
        }
        self.init(controller: content.controller, processors: content.processors)
    }

    /// The European Economic Area, French territories with codes of their own included.
    private static let economicArea: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GF", "GP", "GR", "HR", "HU", "IE", "IS",
        "IT",
        "LI", "LT", "LU", "LV", "MF", "MQ", "MT", "NL", "NO", "PL", "PT", "RE", "RO", "SE", "SI", "SK", "YT",
    ]
}

/// What is wrong with the register of processors.
package struct ProcessorRegisterError: Error, CustomStringConvertible, Sendable {
    package let description: String

    init(_ description: String) { self.description = description }
}
