import Endpoints
import HTTP
import JSON
import Kernel

/// Says whether somebody may begin an apprenticeship, why, and with which documents. Keeps nothing.
struct CheckEligibility: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/eligibility", id: "checkApprenticeshipEligibility", access: .anyone)
    let clock: Clock

    struct Input: RequestReadable {
        let birthDate: Day
        let start: Day?
        let hasFinishedCollege: Bool
        let grounds: Set<AgeGround>
        let earlierContractEnd: Day?

        init(from request: inout RequestReader) throws(Failure) {
            guard let birth = try request.query("birthDate", as: Day.self), birth.year > 1900, birth.year < 2200
            else { throw .parameter("birthDate") }
            birthDate = birth
            start = try request.query("start")
            if let start, !(1950...2200).contains(start.year) { throw .parameter("start") }
            hasFinishedCollege = try request.query("hasFinishedCollege") ?? false
            earlierContractEnd = try request.query("earlierContractEnd")
            let names = (try request.query("grounds", as: String.self) ?? "").split(separator: ",")
            grounds = Set(names.compactMap { AgeGround(rawValue: String($0)) })
            guard grounds.count == names.count else { throw .parameter("grounds") }
        }
    }

    func attempt(_ input: Input, for caller: Caller) throws -> Representation? {
        let start = input.start ?? ParisTime.day(at: clock.now())
        let verdict = Eligibility(
            birthDate: input.birthDate, start: start, hasFinishedCollege: input.hasFinishedCollege,
            grounds: input.grounds, earlierContractEnd: input.earlierContractEnd)
        var writer = JSONWriter(reserving: 512)
        writer.beginObject()
        writer.key("isEligible")
        writer.bool(verdict.isEligible)
        writer.key("reason")
        writer.string(verdict.reason.rawValue)
        writer.key("sentence")
        writer.string(verdict.reason.sentence(in: caller.language))
        writer.key("start")
        writer.string(start.description)
        writer.key("rule")
        writer.rule(verdict.rule)
        writer.key("needsRepresentative")
        writer.bool(verdict.needsRepresentative)
        writer.key("documents")
        writer.strings(verdict.documents.map(\.rawValue))
        writer.key("eligibleFrom")
        writer.text(verdict.eligibleFrom?.description)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try attempt(input, for: caller)!
    }
}

extension JSONWriter {
    /// An article, and whether its text was read.
    mutating func rule(_ rule: LegalRule) {
        beginObject()
        key("code")
        string("code du travail")
        key("article")
        string(rule.article)
        key("isConfirmed")
        bool(rule.isConfirmed)
        endObject()
    }
}

extension Eligibility.Reason {
    /// What people read.
    var sentence: Text {
        switch self {
        case .ordinary: Text(fr: "De 16 à 29 ans au début du contrat.", en: "16 to 29 at the start.")
        case .fifteenAfterCollege: Text(fr: "15 ans, après la fin du collège.", en: "15, after the end of college.")
        case .ground:
            Text(fr: "Au-delà de 29 ans, par une exception de la loi.", en: "Above 29, by an exception of the law.")
        case .tooYoung: Text(fr: "Trop jeune au début du contrat.", en: "Too young at the start.")
        case .collegeNotFinished:
            Text(fr: "15 ans : la fin du collège (3e) est nécessaire.", en: "15: the end of college (3e) is needed.")
        case .schoolStatusOnly:
            Text(
                fr: "Pas encore 15 ans : entrée possible en CFA sous statut scolaire, sans contrat.",
                en: "Not yet 15: a CFA may be entered as a pupil, without a contract.")
        case .tooOld:
            Text(fr: "Au-delà de 29 ans, sans exception déclarée.", en: "Above 29, without a declared exception.")
        case .groundTooLate:
            Text(
                fr: "Le nouveau contrat doit suivre l'ancien d'un an au plus.",
                en: "The new contract must follow the earlier one within a year.")
        }
    }
}
