import Database
import JSON
import Kernel
import Territories

/// The parts of a sheet that the register's stock answers.
struct StockSections {
    private let connection: Connection
    private let territories: Territories
    private let subject: SheetSubject
    private let showsNonPublic: Bool
    private let language: Language

    init(
        _ connection: Connection, _ territories: Territories, _ subject: SheetSubject, showsNonPublic: Bool,
        in language: Language
    ) {
        self.connection = connection
        self.territories = territories
        self.subject = subject
        self.showsNonPublic = showsNonPublic
        self.language = language
    }

    private var isMasked: Bool { !subject.isPublic && !showsNonPublic }

    /// What the stock says of one part; `nil` when it says nothing.
    func answer(_ section: SectionCode) throws -> SectionAnswer? {
        var writer = JSONWriter(reserving: 1000)
        switch section {
        case .identity:
            guard subject.company != nil || subject.establishment != nil else { return nil }
            try identity(into: &writer)
        case .activity:
            guard subject.company != nil || subject.establishment != nil else { return nil }
            activity(into: &writer)
        case .executives:
            guard let person = subject.company?.person, !isMasked else { return nil }
            executives(person, into: &writer)
        case .neighbours: try neighbours(into: &writer)
        default: return nil
        }
        return SectionAnswer(.ok, try source(), data: writer.bytes)
    }

    private func source() throws -> SectionSource {
        let number = subject.establishment?.stockImport ?? subject.company?.stockImport
        let dates = try number.flatMap { number in
            try connection.first("SELECT dataDate, importedAt FROM stockImport WHERE id = \(number)") { row in
                let day: String? = try row[0]
                let at: String? = try row[1]
                return (day, at)
            }
        }
        return SectionSource(provider: "INSEE", system: "Sirene", dataDate: dates?.0, fetchedAt: dates?.1)
    }

    private func identity(into writer: inout JSONWriter) throws {
        let company = subject.company
        let establishment = subject.establishment
        writer.beginObject()
        writer.member("siren", subject.siren.description)
        writer.member("siret", subject.siret?.description)
        let hidesName = isMasked && company?.name == nil
        writer.member("name", hidesName ? nil : company?.title)
        writer.member("acronym", isMasked ? nil : company?.acronym)
        writer.member("tradeName", isMasked ? nil : establishment?.tradeName)
        writer.member("usualName", isMasked ? nil : establishment?.usualName ?? company?.usualName)
        writer.member("isPublic", subject.isPublic)
        writer.member("isMasked", isMasked)
        writer.member("companyState", company.map { $0.isActive ? "active" : "ceased" })
        writer.member("state", establishment.map { $0.isOpen ? "open" : "closed" })
        writer.member("isHeadOffice", establishment?.isHeadOffice)
        writer.member(
            "headOffice", company?.headOffice.map { subject.siren.description + StoredNumber.digits($0, 5) })
        writer.member("createdOn", establishment?.createdOn ?? company?.createdOn)
        writer.member("since", establishment?.since)
        writer.object("legalForm", if: company?.legalForm != nil) { writer in
            writer.member("code", company?.legalForm)
            writer.member(
                "label", company?.legalForm.flatMap { territories.nomenclature(.legalForms)?[$0]?.label })
        }
        writer.naf(establishment?.naf ?? company?.naf, establishment?.nafRevision ?? company?.nafRevision, territories)
        writer.workforce(
            establishment?.workforce ?? company?.workforce,
            year: establishment?.workforceYear ?? company?.workforceYear,
            in: language)
        writer.member("category", company?.category)
        writer.member("association", company?.association)
        writer.member("isSocialEconomy", company?.isSocialEconomy)
        writer.object("vatNumber") { writer in
            writer.member("number", VatNumber(of: subject.siren).description)
            writer.member("origin", "computed")
        }
        writer.object("address", if: establishment != nil && !isMasked) { $0.address(establishment!) }
        if let siret = establishment?.siret {
            let table = SuccessionTable(connection)
            writer.successions("predecessors", try table.predecessors(of: siret))
            writer.successions("successors", try table.successors(of: siret))
        }
        writer.endObject()
    }

    private func activity(into writer: inout JSONWriter) {
        let establishment = subject.establishment
        let company = subject.company
        writer.beginObject()
        writer.naf(establishment?.naf ?? company?.naf, establishment?.nafRevision ?? company?.nafRevision, territories)
        writer.member("section", (establishment?.naf ?? company?.naf).flatMap(Section.of)?.uppercased())
        writer.member("isEmployer", establishment?.isEmployer ?? company?.isEmployer)
        writer.endObject()
    }

    private func executives(_ person: String, into writer: inout JSONWriter) {
        writer.beginArray()
        writer.beginObject()
        writer.member("type", "person")
        writer.member("name", person)
        writer.member("role", "soleTrader")
        writer.endObject()
        writer.endArray()
    }

    private func neighbours(into writer: inout JSONWriter) throws {
        let table = EstablishmentTable(connection)
        let count = try table.count(of: subject.siren.stored)
        let nearest = try table.all(of: subject.siren.stored, limit: 500).sorted { $0.rankedKey < $1.rankedKey }
        writer.beginObject()
        writer.member("open", count.open)
        writer.member("closed", count.all - count.open)
        writer.list("establishments", nearest.filter { $0.siret != subject.establishment?.siret }.prefix(20)) {
            $1.establishment(
                FoundEstablishment(establishment: $0, company: subject.company, kilometres: nil),
                showsNonPublic: showsNonPublic, in: language)
        }
        writer.endObject()
    }
}
