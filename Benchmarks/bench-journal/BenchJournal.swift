import Database
import Endpoints
import Glibc
import Journal
import Kernel

/// A journal of many entries: what appending, a page of a history and a whole verification cost.
/// `bench-journal DATABASE [ENTRIES]`; the file must not exist.
@main
enum BenchJournal {
    static func main() throws {
        let path = CommandLine.arguments[1]
        let entries = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 1_000_000
        let database = try Database(
            DatabaseConfiguration(path: path), migrations: journal(keys: nil, keptForDays: 366).migrations)
        let keeping = JournalKeeping(keys: nil, keptForDays: 366)
        let clock = ContinuousClock()

        var worstSeal = Duration.zero
        let filling = try clock.measure {
            for start in stride(from: 0, to: entries, by: 1000) {
                try database.writer.write { transaction in
                    for number in start..<min(start + 1000, entries) {
                        try transaction.journal.append(event(number), by: .account("account-\(number % 5000)"))
                    }
                }
                if start % 4000 == 0 {
                    let took = try clock.measure { _ = try database.writer.write { try keeping.seal(in: $0) } }
                    worstSeal = max(worstSeal, took)
                }
            }
        }
        print(
            "entries \(entries), \(Int(Double(entries) / (filling / .seconds(1)))) a second; slowest sealing \(worstSeal)"
        )

        let reader = try database.makeReader()
        for (name, object, place) in [
            ("a page of 50", { "\(Int.random(in: 0..<50_000))" }, { Int.max }),
            ("a page of 50 deep in 100,000", { "busy" }, { Int.random(in: 1..<entries) }),
        ] as [(String, () -> String, () -> Int)] {
            var times: [Duration] = []
            for _ in 0..<2000 {
                let object = ObjectName(type: "thing", id: object())
                let place = place()
                times.append(
                    try clock.measure {
                        _ = try reader.read { try JournalTable($0).history(of: object, before: place, limit: 51) }
                    })
            }
            times.sort()
            print("\(name): p50 \(times[1000]), p95 \(times[1900]), p99 \(times[1980])")
        }

        var verifier = JournalVerifier(keeping, at: Clock.system.now())
        let verifying = try clock.measure { while try reader.read({ try verifier.step($0) }) {} }
        print("verification \(verifying): \(verifier.report.faults.count) faults, \(verifier.report.segments) segments")
        database.close()
    }

    /// Every tenth happens to one object, the others to 50,000.
    private static func event(_ number: Int) -> Event {
        let id = number % 10 == 0 ? "busy" : "\(number &* 7919 % 50_000)"
        return Event(
            "thing-changed", on: ObjectName(type: "thing", id: id), version: number,
            details: #"{"from":"open","to":"resolved"}"#)
    }
}
