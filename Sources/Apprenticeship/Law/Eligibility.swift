package import Kernel

/// Whether somebody may begin an apprenticeship on a day (code du travail, articles L6222-1, L6222-2, D6222-1 and
/// R6222-1-1).
package struct Eligibility: Sendable {
    package let isEligible: Bool
    package let reason: Reason
    package let rule: LegalRule
    /// Whether a legal representative signs too (under 18).
    package let needsRepresentative: Bool
    package let documents: [Document]
    /// From when the answer would be yes; `nil` when waiting changes nothing.
    package let eligibleFrom: Day?

    /// What decided.
    package enum Reason: String, Sendable {
        case ordinary, fifteenAfterCollege, ground, tooYoung, collegeNotFinished, schoolStatusOnly, tooOld,
            groundTooLate
    }

    /// What is to be shown with the contract.
    package enum Document: String, Sendable {
        case identity, collegeCertificate, representativeSignature, earlierContract, disabilityRecognition,
            businessProject, athleteList, examResult
    }

    /// The verdict.
    ///
    /// - Parameters:
    ///   - start: the first day of the contract.
    ///   - grounds: what is declared for starting above 29.
    ///   - earlierContractEnd: the end of the apprenticeship before, for the grounds that follow one.
    package init(
        birthDate: Day, start: Day, hasFinishedCollege: Bool = false, grounds: Set<AgeGround> = [],
        earlierContractEnd: Day? = nil
    ) {
        needsRepresentative = birthDate.adding(years: 18) > start
        var documents: [Document] = [.identity]
        if needsRepresentative { documents.append(.representativeSignature) }
        let fifteenth = birthDate.adding(years: 15)
        let sixteenth = birthDate.adding(years: 16)
        let thirtieth = birthDate.adding(years: 30)
        let thirtyFifth = birthDate.adding(years: 35)
        switch start {
        case ..<fifteenth:
            isEligible = false
            let turnsFifteenInTime = fifteenth <= Day(year: start.year, month: 12, day: 31)!
            reason = hasFinishedCollege && turnsFifteenInTime ? .schoolStatusOnly : .tooYoung
            rule = LegalRule(reason == .schoolStatusOnly ? "R6222-1-1" : "L6222-1")
            eligibleFrom = hasFinishedCollege ? fifteenth : sixteenth
        case fifteenth..<sixteenth:
            isEligible = hasFinishedCollege
            reason = hasFinishedCollege ? .fifteenAfterCollege : .collegeNotFinished
            rule = LegalRule("L6222-1")
            eligibleFrom = hasFinishedCollege ? start : sixteenth
            if hasFinishedCollege { documents.append(.collegeCertificate) }
        case sixteenth..<thirtieth:
            (isEligible, reason, rule, eligibleFrom) = (true, .ordinary, LegalRule("L6222-1"), start)
        default:
            let unlimited = grounds.sorted { $0.rawValue < $1.rawValue }.first { !$0.needsEarlierContract }
            let following = grounds.sorted { $0.rawValue < $1.rawValue }.first { $0.needsEarlierContract }
            let isInTime = earlierContractEnd.map { start <= $0.adding(years: 1) } ?? false
            if let unlimited {
                (isEligible, reason) = (true, .ground)
                documents.append(unlimited.document)
            } else if let following, start < thirtyFifth, isInTime {
                (isEligible, reason) = (true, .ground)
                documents.append(following.document)
            } else {
                isEligible = false
                reason = following != nil && start < thirtyFifth ? .groundTooLate : .tooOld
            }
            rule = LegalRule(reason == .groundTooLate || following != nil && unlimited == nil ? "D6222-1" : "L6222-2")
            eligibleFrom = isEligible ? start : nil
        }
        self.documents = documents
    }
}

extension AgeGround {
    /// What proves it.
    fileprivate var document: Eligibility.Document {
        switch self {
        case .higherDiploma, .brokenContract, .temporaryUnfitness: .earlierContract
        case .failedExam: .examResult
        case .disability: .disabilityRecognition
        case .businessCreation: .businessProject
        case .athlete: .athleteList
        }
    }
}
