import Kernel

extension Connector {
    /// The registers that are known, with the settings of this service; those that need a key are there when it is.
    static func all(_ settings: ConnectorSettings) -> [Connector] {
        var all = [companySearch(settings)]
        if settings.mode == .recorded || settings.keys["api-entreprise"] != nil { all += companyAPIs(settings) }
        if settings.mode == .recorded || settings.keys["sirene"] != nil { all.append(sirene(settings)) }
        return all
    }

    /// The text of a key for a field.
    static func text(_ key: Secret?) -> String? { key.map { String(decoding: $0.bytes, as: UTF8.self) } }
}
