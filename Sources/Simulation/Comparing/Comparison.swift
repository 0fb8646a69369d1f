import Endpoints
import Kernel
import Publicodes
import YAML

/// The same project under several legal forms, as data: what is asked of the project, and what each model is told of it.
package struct Comparison: Sendable {
    let inputs: [Input]
    let forms: [Form]

    /// One thing that is asked of the project.
    struct Input: Sendable {
        let name: String
        let unit: String?
        let preset: String?
        let choices: [String]
    }

    /// One legal form.
    struct Form: Sendable {
        let id: String
        let title: Text
        let model: String
        /// What the model is told, with the names of inputs between braces.
        let situation: RawMap
        /// A condition under which the form cannot be chosen.
        let excluded: String?
        let contributions: String
        let netIncome: String
        let netIncomeAfterTax: String
    }

    /// Reads `legal-forms.yaml`.
    ///
    /// - Throws: `ModelError`, which says what is wrong.
    package init(path: String) throws(ModelError) {
        guard let bytes = File.read(path), let node = try? YAMLNode(bytes), let file = RawNode(node).map,
            let inputs = file["inputs"]?.map, case .list(let forms)? = file["forms"]
        else { throw ModelError("\(path) cannot be read") }
        self.inputs = inputs.members.map { name, value in
            var choices: [String] = []
            if case .list(let elements)? = value.map?["choices"] { choices = elements.compactMap(\.string) }
            return Input(
                name: name, unit: value.map?["unit"]?.string, preset: value.map?["default"]?.string, choices: choices)
        }
        self.forms = try forms.map { (element) throws(ModelError) in
            guard let form = element.map, let id = form["id"]?.string, let model = form["model"]?.string,
                let french = form["title"]?.map?["fr"]?.string, let english = form["title"]?.map?["en"]?.string,
                let contributions = form["contributions"]?.string, let netIncome = form["netIncome"]?.string,
                let after = form["netIncomeAfterTax"]?.string
            else { throw ModelError("\(path): a form lacks a member") }
            return Form(
                id: id, title: Text(fr: french, en: english), model: model,
                situation: form["situation"]?.map ?? RawMap(), excluded: form["excluded"]?.string,
                contributions: contributions, netIncome: netIncome, netIncomeAfterTax: after)
        }
    }
}

extension Comparison.Form {
    /// What the model is told of a project; what is not known is left to the model.
    func situation(of project: [String: String]) -> RawMap {
        RawMap(
            situation.members.compactMap { rule, template -> (key: String, value: RawNode)? in
                guard var text = template.string else { return (rule, template) }
                for (name, value) in project { text = text.replacing("{\(name)}", with: value) }
                return text.contains("{") ? nil : (rule, .string(text))
            })
    }
}
