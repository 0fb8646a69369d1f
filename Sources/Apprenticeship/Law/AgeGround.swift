/// Why somebody may begin an apprenticeship above 29 (code du travail, article L6222-2); never told to the employer before
/// a contract is proposed.
package enum AgeGround: String, CaseIterable, Codable, Sendable {
    /// It follows an apprenticeship and leads higher.
    case higherDiploma
    /// The contract before was broken through no fault of the apprentice.
    case brokenContract
    /// The contract before was broken by an unfitness that did not last.
    case temporaryUnfitness
    /// Recognised as a disabled worker.
    case disability
    /// Creates or takes over a business that asks for the diploma.
    case businessCreation
    /// A sportsperson of high level.
    case athlete
    /// Failed the exam: up to a year more.
    case failedExam

    /// Whether the new contract must follow the earlier one within a year.
    var needsEarlierContract: Bool {
        switch self {
        case .higherDiploma, .brokenContract, .temporaryUnfitness, .failedExam: true
        case .disability, .businessCreation, .athlete: false
        }
    }
}
