import Apprenticeship
import Kernel
import Testing

/// The rules of law, with the days on which answers change.
@Suite struct `The law of apprenticeship` {
    private func verdict(
        _ birth: String, _ start: String, college: Bool = false, _ grounds: Set<AgeGround> = [], after: String? = nil
    ) -> Eligibility {
        Eligibility(
            birthDate: Samples.day(birth), start: Samples.day(start), hasFinishedCollege: college, grounds: grounds,
            earlierContractEnd: after.map(Samples.day))
    }

    @Test func `opens at 16, and at 15 when college is finished`() {
        #expect(verdict("2010-09-02", "2026-09-01").reason == .collegeNotFinished)
        #expect(verdict("2010-09-01", "2026-09-01").isEligible)
        let lucas = verdict("2011-07-01", "2026-09-01", college: true)
        #expect(lucas.isEligible && lucas.needsRepresentative && lucas.reason == .fifteenAfterCollege)
        #expect(lucas.documents == [.identity, .representativeSignature, .collegeCertificate])
        let before = verdict("2011-07-01", "2026-09-01")
        #expect(!before.isEligible && before.eligibleFrom == Samples.day("2027-07-01"))
        #expect(verdict("2011-11-01", "2026-09-01", college: true).reason == .schoolStatusOnly)
        #expect(verdict("2012-01-01", "2026-09-01", college: true).reason == .tooYoung)
    }

    @Test func `closes on the thirtieth birthday, but for the exceptions`() {
        #expect(verdict("1996-09-02", "2026-09-01").isEligible)
        #expect(verdict("1996-09-01", "2026-09-01").reason == .tooOld)
        let follows = verdict("1995-02-01", "2026-09-01", [.higherDiploma], after: "2026-01-01")
        #expect(follows.isEligible && follows.rule.article == "D6222-1" && follows.documents.contains(.earlierContract))
        #expect(verdict("1995-02-01", "2026-09-01", [.higherDiploma], after: "2025-07-01").reason == .groundTooLate)
        #expect(verdict("1995-02-01", "2026-09-01", [.higherDiploma], after: "2025-09-01").isEligible)
        #expect(verdict("1991-09-01", "2026-09-01", [.higherDiploma], after: "2026-01-01").reason == .tooOld)
        for ground in [AgeGround.disability, .businessCreation, .athlete] {
            #expect(verdict("1970-01-01", "2026-09-01", [ground]).isEligible)
        }
    }

    @Test func `says who needs a representative, to the day`() {
        #expect(verdict("2008-09-02", "2026-09-01").needsRepresentative)
        #expect(!verdict("2008-09-01", "2026-09-01").needsRepresentative)
    }

    @Test func `changes the pay on the month after the birthday, and each year of the contract`() {
        let schedule = PaySchedule(
            birthDate: Samples.day("2008-10-07"), start: Samples.day("2026-09-07"), months: 24)
        #expect(
            schedule.periods == [
                .init(from: Samples.day("2026-09-07"), to: Samples.day("2026-10-31"), band: .under18, year: 1),
                .init(from: Samples.day("2026-11-01"), to: Samples.day("2027-09-06"), band: .from18To20, year: 1),
                .init(from: Samples.day("2027-09-07"), to: Samples.day("2028-09-06"), band: .from18To20, year: 2),
            ])
    }

    @Test(arguments: [
        (18, AgeBand.under18, AgeBand.from18To20), (21, .from18To20, .from21To25), (26, .from21To25, .from26),
    ])
    func `changes the band at 18, 21 and 26, on the first of the month that follows`(
        _ age: Int, _ before: AgeBand, _ after: AgeBand
    ) {
        let birth = Samples.day("2000-03-15")
        let birthday = birth.adding(years: age)
        let schedule = PaySchedule(birthDate: birth, start: birthday, months: 6)
        #expect(schedule.periods.map(\.band) == [before, after])
        #expect(schedule.periods.last?.from == Samples.day("\(2000 + age)-04-01"))
    }

    @Test func `lets a contract last six months to three years, four for a disabled worker, which is to be confirmed`()
    {
        #expect(ContractDuration.months(withDisability: false).range == 6...36)
        let longer = ContractDuration.months(withDisability: true)
        #expect(longer.range == 6...48 && !longer.rule.isConfirmed)
    }

    @Test func `pays a shortened course from the year that it enters, never past the third`() {
        let schedule = PaySchedule(
            birthDate: Samples.day("2000-01-15"), start: Samples.day("2026-01-01"), months: 24, skippedYears: 2)
        #expect(schedule.periods.map(\.year) == [3, 3, 3])
        #expect(schedule.periods.map(\.band) == [.from21To25, .from26, .from26])
    }

    @Test(arguments: [(0.27, 504.10), (0.43, 802.82), (0.53, 989.52), (0.78, 1456.28), (1, 1867.02)])
    func `rounds pay to the cent, half up`(_ share: Double, _ expected: Double) {
        #expect(PayFigures(minimumWage: 1867.02, share: share).amount == expected)
    }

    @Test func `keeps minors from the night, later in bakeries and earlier below 16`() {
        let bakery = MinorHours(age: 17, trade: Samples.catalog["boulanger"]!)
        #expect(bakery.nightTo == 4 * 60 && bakery.needsDerogation && bakery.dailyHours == 8)
        let young = MinorHours(age: 15, trade: Samples.catalog["boulanger"]!)
        #expect(young.nightFrom == 20 * 60 && young.dailyRestHours == 14 && !young.needsDerogation)
        let site = MinorHours(age: 17, trade: Samples.catalog["macon"]!, isOnSite: true)
        #expect(site.dailyHours == 10 && site.weeklyHours == 40 && site.nightFrom == 22 * 60)
        #expect(site.breakMinutes == 30 && site.weeklyRestDays == 2 && site.dailyRestHours == 12)
        let cook = MinorHours(age: 17, trade: Samples.catalog["cuisinier"]!)
        #expect(cook.nightFrom == 23 * 60 + 30 && cook.nightTo == 6 * 60 && cook.weeklyHours == 35)
        let youngCook = MinorHours(age: 15, trade: Samples.catalog["cuisinier"]!)
        #expect(youngCook.nightFrom == 20 * 60 && !youngCook.needsDerogation)
    }

    @Test func `gives a mentor two apprentices and one who repeats`() {
        #expect(MentorCapacity.hasRoom(apprentices: 1, repeating: 0, addingOneWhoRepeats: false))
        #expect(!MentorCapacity.hasRoom(apprentices: 2, repeating: 0, addingOneWhoRepeats: false))
        #expect(MentorCapacity.hasRoom(apprentices: 2, repeating: 0, addingOneWhoRepeats: true))
        #expect(!MentorCapacity.hasRoom(apprentices: 2, repeating: 1, addingOneWhoRepeats: true))
    }

    @Test func `grows people born on 29 February older on 1 March`() {
        #expect(Samples.day("2008-02-29").adding(years: 18) == Samples.day("2026-03-01"))
        #expect(Samples.day("2026-08-31").adding(months: 6) == Samples.day("2027-02-28"))
    }
}
