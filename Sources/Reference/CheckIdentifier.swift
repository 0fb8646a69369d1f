import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Says what a number is, whether it holds, and by which rule; no register is asked.
///
/// Numbers of persons (NIR, tax number) are not taken: they have no place in an address.
struct CheckIdentifier: Query {
    static let operation = Operation(.get, "/v1/identifiers/{number}", id: "checkIdentifier", access: .anyone)

    struct Input: RequestReadable {
        let check: IdentifierCheck

        init(from request: inout RequestReader) throws(Failure) { check = try request.path("number") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) -> Representation {
        let check = input.check
        return PublicAnswer.object { writer in
            writer.key("number")
            writer.string(check.number)
            writer.key("type")
            writer.string(check.kind.rawValue)
            writer.key("valid")
            writer.bool(check.rule != nil)
            writer.key("rule")
            writer.text(check.rule?.rawValue)
            writer.key("siren")
            writer.text(check.siren?.description)
            writer.key("vatNumber")
            writer.text(check.siren.map { VatNumber(of: $0).description })
            writer.key("warnings")
            writer.beginArray()
            for warning in check.warnings {
                writer.beginObject()
                writer.key("code")
                writer.string(warning.rawValue)
                writer.key("message")
                writer.string(warning.message(in: caller.language))
                writer.endObject()
            }
            writer.endArray()
        }
    }
}

extension IdentifierCheck.Warning {
    /// What people read.
    fileprivate var message: Text {
        switch self {
        case .nonConforming:
            Text(
                fr: "Ce numéro n'est pas conforme : sa clé de contrôle ne correspond pas.",
                en: "This number does not conform: its check digits do not match.")
        case .vatNumberComputed:
            Text(
                fr: "Numéro de TVA calculé : il ne prouve pas que l'entreprise est assujettie.",
                en: "Computed VAT number: it does not prove that the company is liable.")
        }
    }
}
