import CompanyRecords
import Endpoints
import Kernel
import Territories

/// The kind of company for which coverage is asked; without parameters, any.
struct CompanyFilter: Sendable {
    private let createdOn: Day?
    private let headcount: Headcount?
    private let naf: NafCode?
    private let legalForm: String?
    private let activityNatures: Set<ActivityNature>
    private let opco: Siren?
    private let isSocialEconomy: Bool?

    init(from request: inout RequestReader) throws(Failure) {
        createdOn = try request.query("createdOn")
        let exact: Int? = try request.query("headcount")
        let band: String? = try request.query("headcountBand")
        if let exact {
            guard exact >= 0 else { throw .parameter("headcount") }
            headcount = .exactly(exact)
        } else if let band {
            guard let known = HeadcountBand(band) else { throw .parameter("headcountBand") }
            headcount = .within(known)
        } else {
            headcount = nil
        }
        naf = try request.query("naf")
        legalForm = try request.query("legalForm")
        if let legalForm, !CompanyStatement.isLegalForm(legalForm) { throw .parameter("legalForm") }
        let nature: ActivityNature? = try request.name("activityNature")
        activityNatures = nature.map { [$0] } ?? []
        opco = try request.query("opco")
        isSocialEconomy = try request.query("ess")
    }

    /// Such a company, somewhere.
    func company(at place: Chain) -> CompanyFacts {
        var facts = CompanyFacts(at: place)
        facts.createdOn = createdOn
        facts.headcount = headcount
        facts.naf = naf
        facts.legalForm = legalForm
        facts.activityNatures = activityNatures
        facts.opco = opco
        facts.isSocialEconomy = isSocialEconomy
        return facts
    }
}
