import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Tries what a partner sends against every rule, before the agreement is active: its feed or, when a table or JSON lines come along,
/// these. Nothing of it is kept but whether it held.
struct CheckAgreement: Errand {
    static let operation = Operation(
        .post, "/v1/agreements/{agreement}/checks", id: "checkAgreement", access: CompanyAccess.depositors,
        consumes: [.json, .csv, .jsonLines], bodyLimit: 20 << 20)
    static let isOutgoing = true
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID
        /// What is tried in the place of the feed.
        let file: DepositFile?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {}
            agreement = try request.path("agreement")
            if request.isOf(.csv) || request.isOf(.jsonLines) {
                file = DepositFile(request.content, isTable: request.isOf(.csv))
            } else {
                file = nil
                _ = try request.json(as: Body.self)
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let agreement: Agreement
        let findings: [ConformanceFinding]
        if let file = input.file {
            agreement = try worker.read { try companies.agreement(input.agreement, for: caller, in: $0) }
            findings = try ConformanceCheck(companies, agreement).findings(in: file, on: worker)
        } else {
            let (feed, found) = try worker.read { try companies.feed(of: input.agreement, for: caller, in: $0) }
            agreement = found
            findings = try ConformanceCheck(companies, found).findings(in: feed, on: worker)
        }
        let check = Agreement.Check(at: worker.now, isPassed: !findings.contains { $0.outcome == .failed })
        try worker.write { transaction in
            try AgreementTable(transaction.connection).put(check, of: agreement.id)
            try transaction.journal.append(
                Event(
                    "company-agreement-checked", on: ObjectName("companyAgreement", agreement.id),
                    audience: [Audience(organisation: agreement.organisation)]), by: caller)
        }
        var writer = JSONWriter(reserving: 2000)
        writer.beginObject()
        writer.member("agreement", agreement.id)
        writer.member("checkedAt", check.at)
        writer.member("passed", check.isPassed)
        writer.list("rules", findings) { finding, writer in
            writer.beginObject()
            writer.member("code", finding.rule.rawValue)
            writer.member("title", finding.rule.title(in: caller.language))
            writer.member("outcome", finding.outcome.rawValue)
            writer.member("seen", finding.seen(in: caller.language))
            writer.endObject()
        }
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
