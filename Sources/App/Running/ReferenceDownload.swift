import HTTP
import Kernel
import Outbound
import Territories

/// Tables of reference data that somebody publishes, brought into a folder of this machine.
struct ReferenceDownload: ~Copyable {
    /// Where they are until this goes.
    let folder: String

    /// The largest table taken in: all communes are two megabytes.
    private static let largest = 64 << 20
    private static let patience = Duration.seconds(60)

    /// Fetches the manifest at an address, then each table that it names.
    ///
    /// - Parameters:
    ///   - address: of a folder that has `manifest.tsv`, in `https:` or `http:`.
    ///   - place: the folder to make.
    /// - Throws: when something is not there, or the manifest names what is no table.
    init(from address: String, to place: String) throws {
        folder = place
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        let client = HTTPClient(reach: .configured)
        try DiskFile.makeFolder(place)
        try ReferenceDownload.fetch("manifest", from: base, to: place, client)
        for table in try ReferenceFolder.newTables(in: place) {
            try ReferenceDownload.fetch(table, from: base, to: place, client)
        }
    }

    deinit { ReferenceFolder.remove(folder) }

    private static func fetch(_ table: String, from base: String, to place: String, _ client: HTTPClient) throws {
        let address = "\(base)/\(table).tsv"
        let answer = try client.send(OutboundRequest(.get, address, deadline: patience, sizeLimit: largest))
        guard answer.status == .ok else {
            throw UsageError("\(address) answers \(answer.status.code)")
        }
        let file = try DiskFile(creating: "\(place)/\(table).tsv")
        try file.append(answer.body)
    }
}
