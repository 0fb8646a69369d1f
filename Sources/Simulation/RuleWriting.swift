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
    private mutating func references(of rule: RuleDescription) {
        beginArray()
        for (title, address) in rule.rawNode["références"]?.map.map({ Array($0.members) }) ?? [] {
            guard let address = address.string else { continue }
            beginObject()
            key("title")
            string(title)
            key("url")
            string(address)
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
