import Database
import Directory
import Endpoints

extension Service {
    /// What all features keep that is a partner's own; nothing is started.
    static func partnerData(_ configuration: Configuration) throws -> [PartnerData] {
        try declared(configuration).flatMap(\.partnerData)
    }

    /// Whether there is an organisation of a name.
    static func hasOrganisation(_ name: String, in connection: Connection) throws -> Bool {
        try Directory.organisations(in: connection).contains(name)
    }
}
