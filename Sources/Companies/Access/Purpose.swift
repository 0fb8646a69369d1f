import Endpoints
import HTTP
import Kernel

/// For what sensitive data are read, said in `X-Purpose` at each reading and written in the journal.
enum Purpose: String, CaseIterable, Sendable {
    case publicAid = "public-aid"
    case procurement
    case control
    case support
    case fraud
    case other

    /// The purpose that a request gives; `nil` when it gives none.
    ///
    /// - Throws: when it is none of them.
    static func read(from request: RequestReader) throws(Failure) -> Purpose? {
        guard let text = request.head.fields["X-Purpose"] else { return nil }
        guard let purpose = Purpose(rawValue: text) else {
            throw Failure(
                .invalidParameter,
                fields: [
                    Failure.Field(
                        "#X-Purpose", "invalid", Text(fr: "Ce motif n'existe pas.", en: "There is no such purpose."))
                ])
        }
        return purpose
    }
}
