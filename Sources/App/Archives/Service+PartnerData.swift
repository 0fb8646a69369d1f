import Attachments
import Database
import Directory
import Endpoints
import Logging

extension Service {
    /// What all features keep that is a partner's own; nothing is started.
    static func partnerData(_ configuration: Configuration) throws -> [PartnerData] {
        let status = ServiceStatus(
            isDemonstration: configuration.isDemonstration, attachments: configuration.attachments.scanning.summary)
        return try features(
            configuration, status: status, catalog: OperationCatalog(), clock: configuration.clock,
            log: Log(level: .error)
        ).all.flatMap(\.partnerData)
    }

    /// Whether there is an organisation of a name.
    static func hasOrganisation(_ name: String, in connection: Connection) throws -> Bool {
        try Directory.organisations(in: connection).contains(name)
    }
}
