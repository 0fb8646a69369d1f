import Database
import Endpoints
import Kernel

extension PartnerData {
    /// The groups of an organisation.
    static func own(_ organisation: String) -> SQL {
        "SELECT id FROM companyGroup WHERE organisation = \(organisation)"
    }

    /// A declaration whose rows are texts.
    static func declared(
        _ name: String, _ title: Text,
        export: @escaping @Sendable (_ organisation: String, TextRows, _ take: (String) throws -> Void) throws -> Void,
        erase: @escaping @Sendable (_ organisation: String, WriteTransaction) throws -> Int
    ) -> PartnerData {
        PartnerData(
            name: name, title: title,
            export: { organisation, connection, archive in
                try export(organisation, TextRows(connection), archive.row)
            }, erase: erase)
    }
}
