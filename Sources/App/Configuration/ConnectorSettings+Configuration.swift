import Companies
import JSON
import Kernel

extension ConnectorSettings {
    /// What the operator said of sources outside: a JSON file of `mode`, `reach`, `recordings` and `connectors`, by code, with
    /// `address` and `key`.
    ///
    /// - Throws: the first thing wrong, naming the variable.
    init(_ path: String?, home: Home) throws(ConfigurationError) {
        guard let path else {
            self.init()
            return
        }
        struct File: Decodable {
            let mode: String
            let reach: String?
            let recordings: String?
            let connectors: [String: Source]?

            struct Source: Decodable {
                let address: String?
                let key: String?
            }
        }
        guard let bytes = Kernel.File.read(path) else {
            throw ConfigurationError("GUICHET_COMPANY_SOURCES: \(path) cannot be read")
        }
        let file: File
        do throws(JSONError) {
            file = try JSONDecoder.decode(File.self, from: JSONTape(bytes, limits: .file))
        } catch {
            throw ConfigurationError("GUICHET_COMPANY_SOURCES: \(error.pointer) \(error.reason.rawValue)")
        }
        guard let mode = Mode(rawValue: file.mode) else {
            throw ConfigurationError("GUICHET_COMPANY_SOURCES: /mode off, recorded or live expected")
        }
        guard ["public", "inside"].contains(file.reach ?? "public") else {
            throw ConfigurationError("GUICHET_COMPANY_SOURCES: /reach public or inside expected")
        }
        let sources = file.connectors ?? [:]
        self.init(
            mode: mode, reachesInside: file.reach == "inside",
            recordings: file.recordings ?? home.path + "/data/companies/recorded",
            addresses: sources.compactMapValues(\.address),
            keys: sources.compactMapValues { $0.key.map { Secret(Array($0.utf8)) } })
    }
}
