import Apprenticeship
import Kernel
import Testing

/// What keeps a pair apart, one cause at a time.
@Suite struct `The gates` {
    private var candidate: CandidateFacts {
        CandidateFacts(birthDate: Samples.day("2009-05-04"), currentLevel: 3)
    }
    private var offer: OfferFacts { OfferFacts(start: Samples.day("2026-09-07")) }
    private var pair: PairFacts { PairFacts(kilometres: 10, radius: 30, affinity: 1) }

    @Test func `let an ordinary pair through`() {
        let gates = Gates(candidate, offer, pair)
        #expect(gates.blocks.isEmpty && gates.warnings.isEmpty)
    }

    @Test func `each have a cause, a sentence and a remedy`() {
        var found: Set<Gate> = []
        func expect(
            _ gate: Gate, _ change: (inout CandidateFacts, inout OfferFacts, inout PairFacts) -> Void
        ) {
            var (candidate, offer, pair) = (candidate, offer, pair)
            change(&candidate, &offer, &pair)
            #expect(Gates(candidate, offer, pair).blocks == [gate])
            #expect(!gate.sentence.french.isEmpty && !gate.remedy.english.isEmpty)
            found.insert(gate)
        }
        expect(.offerClosed) { _, offer, _ in offer.isOpen = false }
        expect(.trade) { _, _, pair in pair.affinity = 0.24 }
        expect(.radius) { _, _, pair in pair.kilometres = 30.01 }
        expect(.legalAge) { candidate, _, _ in candidate.birthDate = Samples.day("2012-01-01") }
        expect(.licence) { _, offer, _ in offer.licences = [.b] }
        expect(.entryLevel) { _, offer, _ in offer.entryLevel = 4 }
        expect(.blocked) { _, _, pair in pair.isBlocked = true }
        expect(.refusedRecently) { _, _, pair in pair.wasRefusedRecently = true }
        expect(.employer) { _, offer, _ in offer.isEmployerSound = false }
        #expect(found == Set(Gate.allCases))
    }

    @Test func `let through what is exactly on their line`() {
        var far = pair
        far.kilometres = 30
        far.affinity = 0.25
        var level = offer
        level.entryLevel = 3
        #expect(Gates(candidate, level, far).blocks.isEmpty)
        var calm = offer
        calm.applications = 59
        #expect(Gates(candidate, calm, pair).warnings.isEmpty)
    }

    @Test func `open for housing, for who moves anywhere, for who is open to all, and for a licence that is coming`() {
        var far = pair
        far.kilometres = 400
        var housed = offer
        housed.hasHousing = true
        #expect(Gates(candidate, housed, far).blocks.isEmpty)
        var mobile = candidate
        mobile.isMobile = true
        #expect(Gates(mobile, offer, far).blocks.isEmpty)
        var open = candidate
        open.isOpenToAll = true
        var other = pair
        other.affinity = 0
        #expect(Gates(open, offer, other).blocks.isEmpty)
        var driving = offer
        driving.licences = [.b]
        var learning = candidate
        learning.licencesToCome = [.b: Samples.day("2026-09-06")]
        #expect(Gates(learning, driving, pair).blocks.isEmpty)
        learning.licencesToCome = [.b: Samples.day("2026-09-07")]
        #expect(Gates(learning, driving, pair).blocks == [.licence])
    }

    @Test func `warn of minors at night, of regulated work and of crowds, without closing`() {
        var busy = offer
        busy.hasNightWork = true
        busy.hasRegulatedWork = true
        busy.applications = 60
        var full = pair
        full.isTrainingFull = true
        let gates = Gates(candidate, busy, full)
        #expect(gates.blocks.isEmpty)
        #expect(gates.warnings == [.minorNight, .minorRegulatedWork, .manyApplications, .trainingFull])
        var adult = candidate
        adult.birthDate = Samples.day("2008-09-07")
        #expect(Gates(adult, busy, pair).warnings == [.manyApplications])
    }
}
