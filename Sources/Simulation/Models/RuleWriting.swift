import JSON
import Kernel
import Publicodes

extension JSONWriter {
    /// A rule in a list.
    mutating func summary(of rule: RuleDescription, in language: Language) {
        beginObject()
        members(of: rule, in: language)
        endObject()
    }

    /// A rule on its own: what it says, where it comes from, what it uses and what uses it.
    mutating func detail(of rule: RuleDescription, usedBy dependents: [String], in language: Language) {
        beginObject()
        members(of: rule, in: language)
        for (key, attribute) in [("description", "description"), ("question", "question"), ("note", "note")] {
            guard let text = rule.text(attribute, in: language) else { continue }
            self.key(key)
            string(text)
        }
        key("references")
        references(of: rule)
        key("dependencies")
        names(rule.references)
        key("dependents")
        names(dependents)
        key("definition")
        RawNode.map(rule.rawNode).write(into: &self)
        endObject()
    }

    private mutating func members(of rule: RuleDescription, in language: Language) {
        key("name")
        string(rule.name)
        key("title")
        string(rule.title(in: language))
        guard let unit = rule.rawNode["unité"]?.string else { return }
        key("unit")
        string(unit)
    }

    /// The law: `références` is a map from title to address.
    mutating func references(of rule: RuleDescription) {
        beginArray()
        for reference in rule.lawReferences {
            beginObject()
            key("title")
            string(reference.title)
            key("url")
            string(reference.url)
            endObject()
        }
        endArray()
    }

    private mutating func names(_ names: [String]) {
        beginArray()
        for name in names { string(name) }
        endArray()
    }
}
