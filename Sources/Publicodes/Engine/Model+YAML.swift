import Kernel
import YAML

extension Model {
    /// Compiles a model written in one or several YAML files, each with the name that errors give it.
    ///
    /// A rule may be defined in one file only.
    package convenience init(
        yaml files: [(name: String, bytes: [UInt8])], options: EngineOptions = EngineOptions()
    ) throws(PublicodesError) {
        var rules: [(key: String, value: RawNode)] = []
        var places = NameTable()
        var homes: [String] = []
        var imports: [RawNode] = []
        for file in files {
            for (name, rule) in try Model.rules(in: file).members {
                if name == ModelImport.key {
                    if case .list(let several) = rule { imports += several } else { imports.append(rule) }
                    continue
                }
                if let known = places.id(of: name) {
                    throw PublicodesError(
                        .syntax, "La règle est définie dans \(homes[Int(known)]) et dans \(file.name)", rule: name)
                }
                _ = places.intern(name)
                homes.append(file.name)
                rules.append((name, rule))
            }
        }
        if !imports.isEmpty { rules.insert((ModelImport.key, .list(imports)), at: 0) }
        try self.init(rules: RawMap(unique: rules), options: options)
    }

    private static func rules(in file: (name: String, bytes: [UInt8])) throws(PublicodesError) -> RawMap {
        let node: YAMLNode
        do {
            node = try YAMLNode(file.bytes)
        } catch {
            throw PublicodesError(.syntax, "\(file.name) : \(error.message.french)")
        }
        switch RawNode(node) {
        case .map(let rules): return rules
        case .null: return RawMap()
        default:
            throw PublicodesError(
                .syntax, "\(file.name) : un modèle est un objet dont les clés sont les noms des règles")
        }
    }
}
