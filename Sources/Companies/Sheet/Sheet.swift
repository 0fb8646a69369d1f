import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// A sheet: whom it is about, and a part for each section that was asked for.
struct Sheet: Representable {
    let subject: SheetSubject
    let isMasked: Bool
    /// What a reader should not overlook, by the codes of docs/companies.md.
    let alerts: [SheetAlert]
    let sections: [(code: SectionCode, answer: SectionAnswer)]
    let actions: [String]

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 4000)
        writer.beginObject()
        writer.member("siren", subject.siren.description)
        writer.member("siret", subject.siret?.description)
        writer.member("name", isMasked && subject.company?.name == nil ? nil : subject.company?.title)
        writer.member("companyState", subject.company.map { $0.isActive ? "active" : "ceased" })
        writer.member("state", subject.establishment.map { $0.isOpen ? "open" : "closed" })
        writer.member("isMasked", isMasked)
        if !subject.isPublic, !isMasked {
            writer.member("watermark", caller.person?.account)
        }
        writer.list("alerts", alerts) { alert, writer in
            writer.beginObject()
            writer.member("code", alert.rawValue)
            writer.member("level", alert.level)
            writer.member("section", alert.section.rawValue)
            writer.endObject()
        }
        writer.object("sections") { writer in
            for section in sections {
                writer.key(section.code.rawValue)
                writer.section(section.answer)
            }
        }
        writer.list("actions", actions)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
