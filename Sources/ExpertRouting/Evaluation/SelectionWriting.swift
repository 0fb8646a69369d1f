import CompanyRecords
import JSON
import Kernel
import Territories

extension JSONWriter {
    /// Where a company is.
    mutating func territory(_ place: Chain) {
        key("territory")
        beginObject()
        member("commune", place.commune.code)
        member("replaces", place.replaces?.code)
        member("epci", place.epci?.siren)
        member("departement", place.departement?.code)
        member("region", place.region?.code)
        member("collectivity", place.collectivity?.code)
        endObject()
    }

    /// Who said what is known of a company.
    mutating func source(_ finding: CompanyFinding) {
        key("source")
        beginObject()
        member("provider", finding.source?.provider ?? "given")
        member("day", finding.source?.day)
        endObject()
    }

    /// Who is selected and who is not.
    mutating func selection(
        _ selection: Selection, in book: AddressBook, explain: SelectionRequest.Explanation
    ) {
        member("selected", selection.selected) { choice, writer in
            writer.place(choice.expertise, choice.expert, choice.unit, choice.organisation, in: book)
            writer.member("substituteFor", choice.substituteFor)
            writer.member("zone", choice.zone)
            writer.member("needsReview", choice.needsReview)
            if explain != .none { writer.clauses(choice.clauses) }
        }
        guard explain == .all else { return }
        member("rejected", selection.rejected) { rejection, writer in
            writer.place(rejection.expertise, rejection.expert, rejection.unit, rejection.organisation, in: book)
            writer.member("firstFailure", rejection.firstFailure.rawValue)
            writer.member(
                "failures", rejection.clauses.filter { $0.verdict == .fail }.map(\.code.rawValue))
            writer.clauses(rejection.clauses)
        }
        let unknowns = selection.selected.flatMap(\.clauses) + selection.rejected.flatMap(\.clauses)
        member("unknowns", Set(unknowns.filter { $0.verdict == .unknown }.map(\.expected)).sorted())
    }

    /// Who somebody is, in which unit of which organisation.
    private mutating func place(
        _ expertise: Identifier<Expertise>, _ expert: Identifier<Expert>, _ unit: String, _ organisation: String,
        in book: AddressBook
    ) {
        let names = book.names(of: expert, unit: unit, organisation: organisation)
        member("expert", expert)
        member("expertName", names.expert)
        member("expertise", expertise)
        member("unit", unit)
        member("unitName", names.unit)
        member("organisation", organisation)
        member("organisationName", names.organisation)
    }

    /// The steps, in order.
    mutating func clauses(_ clauses: [Clause]) {
        member("clauses", clauses) { clause, writer in
            writer.member("code", clause.code.rawValue)
            writer.member("verdict", clause.verdict.rawValue)
            if !clause.expected.isEmpty { writer.member("expected", clause.expected) }
            if !clause.actual.isEmpty { writer.member("actual", clause.actual) }
            if let rule = clause.rule { writer.member("rule", rule) }
            if let owner = clause.owner { writer.member("owner", "\(owner.level.rawValue):\(owner.id)") }
        }
    }
}
