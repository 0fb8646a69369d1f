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
        let draft = try worker.read { try stored(siren: siren, siret: siret, in: $0) }
        let context = ConnectorContext(
            recipient: draft.recipient, purpose: request.purpose, scopes: draft.scopes, day: companies.today)
        let outside = try ConnectorRound(companies.desk, draft.subject, context, at: worker.now)
            .answers(for: draft.wanted, on: worker)
        let (sheet, sensitive) = try finish(draft, outside)
        companies.counters.add("company-sheets")
        companies.countActive(caller, at: worker.now)
        for section in sheet.sections {
            companies.counters.add(
                "company-section-availability", category: section.code.rawValue,
                value: section.answer.status == .unavailable ? 0 : 1)
        }
        guard !sensitive.isEmpty, let stated = request.stated else { return sheet }
        let caller = caller
        let number = sheet.subject.number
        _ = try worker.write { transaction in
            let words = try stated.keep(of: caller.person?.account ?? "", on: number, in: transaction)
            try transaction.journal.append(
                .sheetRead(number, sections: sensitive, stated.purpose, words: words), by: caller)
        }
        return sheet
    }
}

extension SheetAssembly {
    /// A sheet as far as it is known here.
    private struct Draft {
        let subject: SheetSubject
        let showsHidden: Bool
        /// What is stored of each part that was asked for; `nil` for nothing.
        let sections: [(code: SectionCode, stored: [SectionAnswer], refusal: SectionAnswer?)]
        /// The SIRET of the service that asks.
        let recipient: String?
        /// The scopes of the caller that count at the place.
        let scopes: Set<CompanyScope>
        /// The parts in which a partner's data are shown.
        let traced: [String]
        let showsJobPlan: Bool

        /// The parts that sources outside may answer.
        var wanted: Set<SectionCode> { Set(sections.filter { $0.refusal == nil }.map(\.code)) }
    }

    private func stored(siren: Siren, siret: Siret?, in connection: Connection) throws -> Draft {
        let place =
            try siret.map { try companies.place(of: $0, in: connection) } ?? companies.place(of: siren, in: connection)
        let clearance = try companies.clearance(of: caller, purpose: request.purpose, in: connection).at(place)
        let subject = SheetSubject(
            siren: siren, siret: siret, company: try CompanyTable(connection).find(siren.stored),
            establishment: try siret.flatMap { try EstablishmentTable(connection).find($0.stored) })
        let stock = StockSections(
            connection, companies.territories, subject, showsNonPublic: clearance.seesNonPublic, in: caller.language)
        let partners = try PartnerSections(connection, subject, for: clearance, on: companies.today)
        let own = OwnSections(connection, subject, for: clearance, at: companies.now)
        let sections = try (request.named ?? SectionCode.allCases).map { code in
            let refusal = try refusal(of: code, clearance)
            let known =
                refusal == nil
                ? [try stock.answer(code), try own.answer(code)].compactMap(\.self) + partners.answers(code) : []
            return (code: code, stored: known, refusal: refusal)
        }
        return Draft(
            subject: subject, showsHidden: !subject.isPublic && clearance.seesNonPublic, sections: sections,
            recipient: try GroupTable(connection).service(of: clearance.groups(withAnyOf: Companies.partnersAsk)),
            scopes: clearance.scopes,
            traced: sections.filter { $0.refusal == nil && partners.isTraced($0.code) }.map(\.code.rawValue),
            showsJobPlan: partners.showsJobPlan
                && sections.contains { $0.code == .restructuring && $0.refusal == nil })
    }

    /// The sheet, and the sensitive parts that it shows.
    private func finish(
        _ draft: Draft, _ outside: [SectionCode: [SectionAnswer]]
    ) throws -> (sheet: Sheet, sensitive: [String]) {
        let subject = draft.subject
        let isKnown = subject.company != nil || subject.establishment != nil
        guard isKnown || outside[.identity]?.contains(where: { $0.data != nil }) == true else {
            throw Failure(.notFound)
        }
        let isMasked = !subject.isPublic && !draft.showsHidden
        let sections = draft.sections.map { section -> (code: SectionCode, answer: SectionAnswer) in
            if let refusal = section.refusal { return (section.code, refusal) }
            // What the register does not tell of a company, no other source tells in its place.
            let said = section.stored + (isMasked ? [] : outside[section.code] ?? [])
            return (section.code, SectionAnswer.combined(said))
        }
        var sensitive = draft.sections.filter { $0.refusal == nil && $0.code.isSensitive }.map(\.code.rawValue)
        let traced = draft.sections.map(\.code).filter { code in
            outside[code]?.contains { $0.isTraced && $0.data != nil } == true
        }
        sensitive += (draft.traced + traced.map(\.rawValue)).filter { !sensitive.contains($0) }
        if draft.showsHidden { sensitive.append("nonPublic") }
        var alerts: [SheetAlert] = []
        if subject.company?.isActive == false { alerts.append(.companyCeased) }
        if subject.establishment?.isOpen == false { alerts.append(.establishmentClosed) }
        if draft.showsJobPlan { alerts.append(.jobPlan) }
        let sheet = Sheet(
            subject: subject, isMasked: isMasked, alerts: alerts, sections: sections, actions: ["follow", "list"])
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
