import Endpoints
import Kernel

extension RequestReader {
    /// A query parameter that is one of the names of a type.
    mutating func choice<Choice: RawRepresentable<String>>(
        _ name: String, of type: Choice.Type = Choice.self
    ) throws(Failure) -> Choice? {
        guard let text = try query(name, as: String.self) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw .invalidParameter(name) }
        return choice
    }
}

extension Failure {
    /// A query parameter that is missing, out of its bounds or not of its form.
    static func invalidParameter(_ name: String) -> Failure {
        Failure(
            .invalidParameter,
            fields: [
                Field(
                    "?" + name, "invalid",
                    Text(
                        fr: "Ce paramètre manque ou n'a pas la forme attendue.",
                        en: "This parameter is missing or has the wrong form."))
            ])
    }
}
