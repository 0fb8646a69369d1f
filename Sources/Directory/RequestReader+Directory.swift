import Endpoints
import Kernel

extension RequestReader {
    /// A query parameter that is one of the names of a type.
    mutating func choice<Choice: RawRepresentable<String>>(
        _ name: String, of type: Choice.Type = Choice.self
    ) throws(Failure) -> Choice? {
        guard let text = try query(name, as: String.self) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw .parameter(name) }
        return choice
    }
}
