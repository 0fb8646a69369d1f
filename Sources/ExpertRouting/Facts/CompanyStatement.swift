import CompanyRecords
import JSON
import Kernel
import Territories

/// What a client says of a company; the rest is looked up.
struct CompanyStatement: Sendable {
    let siret: Siret?
    let commune: Commune.Code?
    let createdOn: Day?
    let headcount: Headcount?
    let naf: NafCode?
    let legalForm: String?
    let activityNatures: Set<ActivityNature>
    let opco: Siren?
    let isSocialEconomy: Bool?

    /// Reads the members of an object that speak of the company.
    init(_ body: inout BodyReader) {
        siret = body.text("siret")
        commune = body.text("commune")
        createdOn = body.text("createdOn")
        naf = body.text("naf")
        opco = body.text("opco")
        isSocialEconomy = body.flag("ess")
        let exact = body.integer("headcount", in: 0...10_000_000)
        let band: String? = body.text("headcountBand")
        headcount = exact.map { .exactly($0) } ?? band.flatMap { HeadcountBand($0) }.map { .within($0) }
        let form: String? = body.text("legalForm")
        if let form, !CompanyStatement.isLegalForm(form) {
            legalForm = body.value("legalForm").flatMap { body.mistake($0) }
        } else {
            legalForm = form
        }
        var natures: Set<ActivityNature> = []
        if let list = body.value("activityNatures") {
            if list.kind != .array { body.mistake(list) as Void? }
            for value in list.elements {
                if let nature = value.string.flatMap(ActivityNature.init(rawValue:)) {
                    natures.insert(nature)
                } else {
                    body.mistake(value) as Void?
                }
            }
        }
        activityNatures = natures
    }

    /// Whether a text is the code of a legal form: four digits.
    static func isLegalForm(_ text: String) -> Bool {
        text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
