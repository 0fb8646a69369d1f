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

    /// Sensitive sections of a sheet were read; what was said of why has a name, and is kept elsewhere.
    static func sheetRead(_ number: String, sections: [String], _ purpose: Purpose, words: String?) -> Event {
        let stated = words.map { ",\"stated\":\"\($0)\"" } ?? ""
        return Event(
            "company-sheet-read",
            on: ObjectName(type: number.utf8.count == 14 ? "establishment" : "company", id: number),
            details:
                "{\"sections\":\"\(sections.joined(separator: " "))\",\"purpose\":\"\(purpose.rawValue)\"\(stated)}")
    }
}
