import Accounts
import Endpoints
import Kernel

/// What the address book tells the organisation whose entries change: its systems keep copies of them.
extension EventType {
    static let ofDirectory: [EventType] = [
        kind("organisation-created", Text(fr: "Organisation ajoutée", en: "Organisation added")),
        kind("organisation-changed", Text(fr: "Organisation modifiée", en: "Organisation changed")),
        kind("organisation-closed", Text(fr: "Organisation fermée", en: "Organisation closed")),
        kind("unit-created", Text(fr: "Unité ajoutée", en: "Unit added")),
        kind("unit-changed", Text(fr: "Unité modifiée", en: "Unit changed")),
        kind("unit-closed", Text(fr: "Unité fermée", en: "Unit closed")),
    ]

    private static func kind(_ code: StaticString, _ title: Text) -> EventType {
        EventType(
            code, title: title, roles: [.administrator, .organisationManager, .territoryManager],
            scopes: [.directoryRead])
    }
}
