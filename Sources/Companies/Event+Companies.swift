import Journal
import Kernel

/// What happens to what is known of companies; never a name, never what was written.
extension Event {
    static func groupCreated(_ group: CompanyGroup) -> Event {
        Event("company-group-created", on: ObjectName("companyGroup", group.id), version: group.version)
    }

    static func groupChanged(_ group: CompanyGroup) -> Event {
        Event("company-group-changed", on: ObjectName("companyGroup", group.id), version: group.version)
    }

    static func groupMemberPut(_ member: CompanyGroup.Member, in group: CompanyGroup) -> Event {
        let until = member.until.map { ",\"until\":\"\($0)\"" } ?? ""
        return Event(
            "company-group-member-put", on: ObjectName("companyGroup", group.id),
            details:
                "{\"account\":\"\(member.account)\",\"role\":\"\(member.role.rawValue)\",\"scopes\":\"\(CompanyScope.text(member.scopes))\"\(until)}"
        )
    }

    static func groupMemberRemoved(_ account: String, from group: CompanyGroup) -> Event {
        Event(
            "company-group-member-removed", on: ObjectName("companyGroup", group.id),
            details: "{\"account\":\"\(account)\"}")
    }

    /// A file was ordered, with columns out of sensitive sections when there is a purpose.
    static func exportOrdered(_ order: ExportTable.Order, sections: [String], words: String?) -> Event {
        Event(
            "company-export-ordered", on: ObjectName("companyExport", order.id), version: 1,
            details: order.purpose.map { reading(sections, $0, words: words) })
    }

    /// Sensitive sections of a sheet were read; what was said of why has a name, and is kept elsewhere.
    static func sheetRead(_ number: String, sections: [String], _ purpose: Purpose, words: String?) -> Event {
        Event(
            "company-sheet-read",
            on: ObjectName(type: number.utf8.count == 14 ? "establishment" : "company", id: number),
            details: reading(sections, purpose, words: words))
    }

    private static func reading(_ sections: [String], _ purpose: Purpose, words: String?) -> String {
        let stated = words.map { ",\"stated\":\"\($0)\"" } ?? ""
        return "{\"sections\":\"\(sections.joined(separator: " "))\",\"purpose\":\"\(purpose.rawValue)\"\(stated)}"
    }
}
