import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Says which past needs would gain or lose whom: with a draft change of the address book, or with it as it was.
struct ReplayNeeds: StagedCommand {
    static let operation = Operation(
        .post, "/v1/routing/replays", id: "replayNeeds",
        access: .granted(roles: [.administrator, .organisationManager], scopes: [.routingRead]))
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let changeSet: String?
        let asOf: Moment?
        let count: Int

        init(from request: inout RequestReader) throws(Failure) {
            var body = BodyReader(try request.json())
            changeSet = body.text("changeSet")
            asOf = body.text("asOf")
            count = body.integer("lastNeeds", in: 1...1000) ?? 200
            try body.finish()
            guard (changeSet == nil) != (asOf == nil) else {
                throw Failure.invalid(
                    "", "one-of",
                    Text(fr: "Donnez « changeSet » ou « asOf ».", en: "Give “changeSet” or “asOf”."))
            }
        }
    }

    /// What is replayed, and what the address book of another day gives when one is asked for.
    struct Stage: Sendable {
        let past: [Replay.Past]
        let changeSet: String?
        let day: Day
        let then: [Identifier<Need>: [Identifier<Expert>: String]]
        let now: [Identifier<Need>: [Identifier<Expert>: String]]
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Stage {
        let replay = Replay(desk: desk)
        let now = worker.now
        return try worker.read { connection in
            let past = try replay.past(input.count, in: connection)
            let day = ParisTime.day(at: now)
            guard let asOf = input.asOf else {
                return Stage(past: past, changeSet: input.changeSet, day: day, then: [:], now: [:])
            }
            return Stage(
                past: past, changeSet: nil, day: day,
                then: replay.chosen(
                    for: past, from: try desk.shelf.book(at: asOf.instant, in: connection),
                    on: ParisTime.day(at: asOf.instant)),
                now: replay.chosen(for: past, from: try desk.shelf.book(in: connection), on: day))
        }
    }

    func handle(_ stage: Stage, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let changeSet = stage.changeSet else {
            return answer(stage.past, before: stage.now, after: stage.then)
        }
        let replay = Replay(desk: desk)
        let states = try desk.directory.tryingOut(changeSet: changeSet, for: caller, in: transaction) {
            connection, instant in
            replay.chosen(
                for: stage.past, from: try desk.shelf.draftBook(at: instant, in: connection),
                on: ParisTime.day(at: instant))
        }
        return answer(stage.past, before: states.before, after: states.after)
    }

    private func answer(
        _ past: [Replay.Past], before: [Identifier<Need>: [Identifier<Expert>: String]],
        after: [Identifier<Need>: [Identifier<Expert>: String]]
    ) -> Representation {
        let changed = past.filter { Set(before[$0.need, default: [:]].keys) != Set(after[$0.need, default: [:]].keys) }
        func isOrphan(_ item: Replay.Past) -> Bool {
            !before[item.need, default: [:]].isEmpty && after[item.need, default: [:]].isEmpty
        }
        let orphans = changed.filter(isOrphan)
        var holes: Set<String> = []
        for orphan in orphans { holes.insert("\(orphan.subject.slug)@\(orphan.facts.place.commune.code)") }
        return .object { writer in
            writer.member("replayed", past.count)
            writer.member("changed", changed.count)
            writer.member("orphaned", orphans.count)
            writer.member("holes", holes.sorted()) { hole, writer in
                let parts = hole.split(separator: "@")
                writer.member("subject", parts[0])
                writer.member("commune", parts[1])
            }
            writer.member("needs", changed) { item, writer in
                let (old, new) = (before[item.need, default: [:]], after[item.need, default: [:]])
                writer.member("need", item.need)
                writer.member("subject", item.subject.slug)
                writer.member("commune", item.facts.place.commune.code)
                writer.member("orphaned", isOrphan(item))
                writer.experts("gained", new.filter { old[$0.key] == nil })
                writer.experts("lost", old.filter { new[$0.key] == nil })
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func experts(_ key: String, _ experts: [Identifier<Expert>: String]) {
        member(key, experts.sorted { $0.key < $1.key }) { entry, writer in
            writer.member("expert", entry.key)
            writer.member("organisation", entry.value)
        }
    }
}
