import Database
import Endpoints
import HTTP
import Kernel

/// Keeps how a person wants to be written to; letters that wait already keep their time.
struct ChangePreferences: Command {
    static let operation = Operation(
        .put, "/v1/notifications/preferences", id: "changeMailPreferences", access: .signedIn)

    let templates: LetterTemplates

    struct Input: RequestReadable {
        let document: PreferenceDocument
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            document = try request.json(as: PreferenceDocument.self)
            precondition = try request.precondition()
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<PreferenceDocument> {
        guard let person = caller.person else { throw Failure(.forbidden) }
        var preferences = try input.document.preferences(templates)
        let table = MailPreferenceTable(transaction.connection)
        let reader = Outbox.reader(account: person.account, address: "")
        let version = try table.preferences(of: reader).version
        try input.precondition.check(version)
        preferences.version = version + 1
        try table.save(preferences, of: reader)
        return Versioned(
            PreferenceDocument(preferences, templates, in: caller.language), version: preferences.version)
    }
}
