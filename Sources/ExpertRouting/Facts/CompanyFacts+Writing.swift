import CompanyRecords
import JSON
import Kernel
import Territories

extension CompanyFacts {
    /// What is known, as `CompanyStatement` reads it.
    func write(into writer: inout JSONWriter) {
        writer.member("commune", place.commune.code)
        if let createdOn { writer.member("createdOn", createdOn) }
        switch headcount {
        case .exactly(let count)?: writer.member("headcount", count)
        case .within(let band)?: writer.member("headcountBand", band.code)
        case nil: break
        }
        if let naf { writer.member("naf", naf) }
        if let legalForm { writer.member("legalForm", legalForm) }
        if !activityNatures.isEmpty { writer.member("activityNatures", activityNatures.map(\.rawValue).sorted()) }
        if let opco { writer.member("opco", opco) }
        if let isSocialEconomy { writer.member("ess", isSocialEconomy) }
    }
}
