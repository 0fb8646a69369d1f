import ExpertRouting
import Kernel
import Territories
import Testing

@Suite struct `A subject's policy` {
    private func book(_ policy: Subject.Policy) -> Book {
        var book = Book()
        book.subjects = [Subject(id: Book.hiring, slug: "hiring", policy: policy)]
        return book
    }

    @Test func `may keep the closest level`() {
        var book = book(.closestLevel)
        book.add(1, organisation: "a", zones: ["departement:59"])
        book.add(2, organisation: "b", zones: ["departement:59"])
        book.add(3, organisation: "c", zones: ["region:32"])
        #expect(book.asked(Book.company("59350")) == [1, 2])
    }

    @Test func `may keep the first so many`() {
        var book = book(.topN(2))
        for number in 1...4 { book.add(number, organisation: "o", zones: ["departement:59"]) }
        #expect(book.asked(Book.company("59350")) == [1, 2])
    }

    @Test func `may take turns within a unit`() {
        var book = book(.roundRobin)
        book.add(1, organisation: "o", zones: ["departement:59"], lastChosenAt: "2026-03-10T09:00:00Z", unit: "u")
        book.add(2, organisation: "o", zones: ["departement:59"], lastChosenAt: "2026-03-09T09:00:00Z", unit: "u")
        book.add(3, organisation: "p", zones: ["departement:59"])
        #expect(book.asked(Book.company("59350")) == [2, 3])
    }

    @Test func `may take the least loaded, and passes over who is full`() {
        var book = book(.leastLoaded)
        book.add(1, organisation: "o", zones: ["departement:59"], openMatches: 3, capacity: 3, unit: "u")
        book.add(2, organisation: "o", zones: ["departement:59"], openMatches: 5, capacity: 9, unit: "u")
        book.add(3, organisation: "o", zones: ["departement:59"], openMatches: 4, unit: "u")
        #expect(book.asked(Book.company("59350")) == [3])
        let rejected = book.select(Book.company("59350"), explain: .all).rejected
        #expect(
            Dictionary(uniqueKeysWithValues: rejected.map { (Book.number($0.expert), $0.firstFailure) })
                == [1: .capacity, 2: .policy])
    }

    @Test func `that finds everybody full says so`() {
        var book = book(.leastLoaded)
        book.add(1, organisation: "o", zones: ["departement:59"], openMatches: 3, capacity: 3)
        #expect(book.select(Book.company("59350")).reason == .allFull)
    }

    @Test(arguments: [
        ("97502", "departement:59", 1, Selection.Reason.noExpertOnTerritory),
        ("59350", "departement:59", 2, .noExpertOnSubject),
    ]) func `that finds nobody says why`(commune: String, zone: String, subject: Int, reason: Selection.Reason) {
        var book = book(.all)
        book.add(1, organisation: "o", zones: [zone])
        let selection = book.select(Book.company(commune), on: Book.id(subject))
        #expect(selection.outcome == .fallback)
        #expect(selection.reason == reason)
        #expect(book.select(Book.company(commune), on: Book.id(subject), explain: .all).reason == reason)
    }
}
