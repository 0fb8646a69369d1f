import Endpoints
import Kernel
import Publicodes
import YAML

/// A calculator for people, as data: what it starts from, what it gives, in which order it asks.
struct Simulator: Sendable {
    let id: String
    /// The id of its model.
    let model: String
    let title: Text
    let description: Text
    /// The unit of its results, where they can be told in it.
    let unit: String?
    /// What it takes for granted.
    let base: RawMap
    /// The rules that it gives, each of which may be given instead.
    let outputs: [String]
    /// The order of the questions: a rule stands for itself and for those below it.
    let questions: [String]

    private static let keys: Set = ["model", "title", "description", "unit", "base", "outputs", "questions"]

    /// Reads a file of `data/simulators`.
    init(id: String, yaml: [UInt8]) throws(ModelError) {
        func wrong(_ what: String) -> ModelError { ModelError("simulator \(id): \(what)") }
        let node: YAMLNode
        do { node = try YAMLNode(yaml) } catch { throw wrong(error.message.english) }
        guard let file = RawNode(node).map else { throw wrong("an object expected") }
        for key in file.keys where !Simulator.keys.contains(key) { throw wrong("unknown key \(key)") }
        func text(_ key: String) throws(ModelError) -> Text {
            guard let texts = file[key]?.map, let french = texts["fr"]?.string, let english = texts["en"]?.string else {
                throw wrong("\(key) needs fr and en")
            }
            return Text(fr: french, en: english)
        }
        func names(_ key: String) throws(ModelError) -> [String] {
            guard case .list(let elements)? = file[key] else { throw wrong("\(key): a list expected") }
            return elements.compactMap(\.string)
        }
        guard let model = file["model"]?.string else { throw wrong("model is missing") }
        self.id = id
        self.model = model
        title = try text("title")
        description = try text("description")
        unit = file["unit"]?.string
        base = file["base"]?.map ?? RawMap()
        outputs = try names("outputs")
        questions = try names("questions")
        guard !outputs.isEmpty else { throw wrong("outputs is empty") }
    }

    /// Where a question comes in the order: the place of the nearest name of the list, after all of them otherwise.
    func rank(of rule: String) -> Int {
        if let place = questions.firstIndex(of: rule) { return place * 2 }
        let above = questions.indices.filter { rule.hasPrefix(questions[$0] + " . ") }
        guard let nearest = above.max(by: { questions[$0].count < questions[$1].count }) else {
            return questions.count * 2
        }
        return nearest * 2 + 1
    }
}

/// The simulators of a folder, by their ids.
package struct SimulatorCatalog: Sendable {
    let all: [Simulator]

    /// Reads `NAME.yaml` files.
    ///
    /// - Throws: `ModelError`, which names the file and what is wrong.
    package init(folder: String, models: ModelCatalog) throws(ModelError) {
        var all: [Simulator] = []
        for name in (File.names(in: folder) ?? []).sorted() where name.hasSuffix(".yaml") {
            guard let bytes = File.read(folder + "/" + name) else {
                throw ModelError("\(folder)/\(name) cannot be read")
            }
            let simulator = try Simulator(id: String(name.dropLast(5)), yaml: bytes)
            guard models.all.contains(where: { $0.id == simulator.model }) else {
                throw ModelError("simulator \(simulator.id): there is no model \(simulator.model)")
            }
            all.append(simulator)
        }
        self.all = all
    }

    /// The simulator that an address names.
    func found(_ id: String) throws(Failure) -> Simulator {
        guard let simulator = all.first(where: { $0.id == id }) else { throw Failure(.notFound) }
        return simulator
    }
}
