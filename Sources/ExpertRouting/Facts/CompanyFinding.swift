import CompanyRecords
import Database
import Endpoints
import Kernel
import Territories

/// What is known of a company once what was said and what is on record are put together.
struct CompanyFinding: Sendable {
    /// Absent when nobody says where it is.
    var facts: CompanyFacts?
    let siret: Siret?
    /// The record that completed what was said.
    let source: CompanyRecord.Source?
    let name: String?
    var warnings: [Warning] = []

    /// Something that whoever reads the answer should know.
    enum Warning: String, Sendable {
        case communeMerged = "commune-merged"
        case companyClosed = "company-closed"
        case companyNotOnRecord = "company-not-on-record"
    }

    /// Puts together what is said and what is on record; what is said comes first.
    ///
    /// - Throws: `invalidBody` for a commune that does not exist.
    init(
        _ statement: CompanyStatement, answers: [String: CompanyFacts.Answer], by desk: RoutingDesk,
        at pointer: String, in connection: Connection
    ) throws {
        let record = try statement.siret.flatMap { try desk.companies.record(of: $0, in: connection) }
        siret = statement.siret
        source = record?.source
        name = record?.name
        if statement.siret != nil, record == nil { warnings.append(.companyNotOnRecord) }
        if record?.isActive == false { warnings.append(.companyClosed) }
        if let commune = statement.commune, desk.territories.resolve(commune) == nil {
            throw Failure.invalid("\(pointer)/commune", "unknown-commune", RoutingText.unknownCommune)
        }
        guard let commune = statement.commune ?? record?.commune, let place = desk.territories.resolve(commune) else {
            return
        }
        if place.replaces != nil { warnings.append(.communeMerged) }
        var facts = CompanyFacts(at: place)
        facts.createdOn = statement.createdOn ?? record?.createdOn
        facts.headcount = statement.headcount ?? record?.headcount.map { .within($0) }
        facts.naf = statement.naf ?? record?.naf
        facts.legalForm = statement.legalForm ?? record?.legalForm
        facts.activityNatures =
            statement.activityNatures.isEmpty ? record?.activityNatures ?? [] : statement.activityNatures
        facts.opco = statement.opco ?? record?.opco
        facts.isSocialEconomy = statement.isSocialEconomy ?? record?.isSocialEconomy
        facts.answers = answers
        self.facts = facts
    }
}
