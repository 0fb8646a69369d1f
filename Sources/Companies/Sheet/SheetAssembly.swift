import Database
import Endpoints
import Journal
import Kernel
import Territories

/// Puts a sheet together: what is stored first, then what sources outside said; each part by itself.
struct SheetAssembly {
    private let companies: Companies
    private let caller: Caller
    private let request: SheetRequest

    init(_ companies: Companies, for caller: Caller, _ request: SheetRequest) {
        self.companies = companies
        self.caller = caller
        self.request = request
    }

    /// The sheet, with its trace in the journal on the disk when it shows what is sensitive.
    func sheet(siren: Siren, siret: Siret?, on worker: Worker) throws -> Sheet {
        try companies.quota.spend(caller, at: worker.now)
        let (sheet, sensitive) = try worker.read { connection in
            try assemble(siren: siren, siret: siret, in: connection)
        }
        companies.counters.add("company-sheets")
        companies.countActive(caller, at: worker.now)
        for section in sheet.sections {
            companies.counters.add(
                "company-section-availability", category: section.code.rawValue,
                value: section.answer.status == .unavailable ? 0 : 1)
        }
        guard !sensitive.isEmpty, let purpose = request.purpose else { return sheet }
        let caller = caller
        let number = sheet.subject.number
        _ = try worker.write { transaction in
            try transaction.journal.append(.sheetRead(number, sections: sensitive, purpose: purpose), by: caller)
        }
        return sheet
    }
}

extension SheetAssembly {
    /// The sheet from what is stored, and the sensitive parts that it shows.
    private func assemble(
        siren: Siren, siret: Siret?, in connection: Connection
    ) throws -> (sheet: Sheet, sensitive: [String]) {
        let clearance = try companies.clearance(of: caller, purpose: request.purpose, in: connection)
        let subject = SheetSubject(
            siren: siren, siret: siret, company: try CompanyTable(connection).find(siren.stored),
            establishment: try siret.flatMap { try EstablishmentTable(connection).find($0.stored) })
        guard subject.company != nil || subject.establishment != nil else { throw Failure(.notFound) }
        let stock = StockSections(
            connection, companies.territories, subject, showsNonPublic: clearance.seesNonPublic, in: caller.language)
        var sections: [(code: SectionCode, answer: SectionAnswer)] = []
        var sensitive: [String] = []
        for code in request.named ?? SectionCode.allCases {
            if let refusal = try refusal(of: code, clearance) {
                sections.append((code, refusal))
                continue
            }
            let answer = try stock.answer(code) ?? SectionAnswer(.empty)
            if code.isSensitive { sensitive.append(code.rawValue) }
            sections.append((code, answer))
        }
        let showsHidden = !subject.isPublic && clearance.seesNonPublic
        if showsHidden { sensitive.append("nonPublic") }
        let sheet = Sheet(
            subject: subject, isMasked: !subject.isPublic && !showsHidden, sections: sections,
            actions: ["follow", "list"])
        return (sheet, sensitive)
    }

    /// Why a part is not shown; `nil` when it is.
    ///
    /// - Throws: `purpose-required` when the part was asked for by name, may be seen, and no purpose was given.
    private func refusal(of code: SectionCode, _ clearance: Clearance) throws -> SectionAnswer? {
        guard !code.scopes.isEmpty else { return nil }
        guard code.scopes.contains(where: clearance.has) else {
            return SectionAnswer(.notAuthorised, reason: "scope-missing")
        }
        guard code.isSensitive, request.purpose == nil else { return nil }
        if request.named != nil { throw Failure(.purposeRequired) }
        return SectionAnswer(.notAuthorised, reason: "purpose-required")
    }
}
