import Database
import Endpoints
import HTTP
import Kernel

/// Shows a person how they are written to.
struct ShowPreferences: Query {
    static let operation = Operation(
        .get, "/v1/notifications/preferences", id: "showMailPreferences", access: .signedIn)

    let templates: LetterTemplates

    func handle(
        _ input: NoInput, for caller: Caller, in connection: Connection
    ) throws -> Versioned<PreferenceDocument> {
        guard let person = caller.person else { throw Failure(.forbidden) }
        let preferences = try MailPreferenceTable(connection).preferences(
            of: Outbox.reader(account: person.account, address: ""))
        return Versioned(
            PreferenceDocument(preferences, templates, in: caller.language), version: preferences.version)
    }
}
