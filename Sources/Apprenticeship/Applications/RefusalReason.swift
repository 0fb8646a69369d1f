/// Why an employer refuses, as a code; what can be said of a school or a person is not among them.
package enum RefusalReason: String, CaseIterable, Codable, Sendable {
    case skills, notPersonal, contractType, noRecruitment, postTaken, distance, dates, level, licence, mentorFull, other
}
