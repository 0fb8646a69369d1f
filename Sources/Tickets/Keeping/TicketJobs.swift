import Database
import Endpoints
import HTTP
import JSON
import Kernel

extension TicketKeeping {
    /// What is done while nobody asks, each in bounded steps.
    var jobs: [Feature.Job] {
        [
            Feature.Job(name: "tell-of-tickets", everySeconds: 1) { try tellPeople(in: $0) == Clockwork.step },
            Feature.Job(name: "run-ticket-clocks", everySeconds: 60) { transaction in
                let clockwork = Clockwork(keeping: self, transaction: transaction)
                return try clockwork.runClocks() == Clockwork.step
            },
            Feature.Job(name: "resume-waiting-tickets", everySeconds: 900) { transaction in
                try Clockwork(keeping: self, transaction: transaction).resumeWaiting() == Clockwork.step
            },
            Feature.Job(name: "invite-ticket-moderators", everySeconds: 300) { transaction in
                try Clockwork(keeping: self, transaction: transaction).inviteModerators() == Clockwork.step
            },
            Feature.Job(name: "settle-tickets", everySeconds: 900) { transaction in
                let resolved = try Clockwork(keeping: self, transaction: transaction).settleResolved()
                let silent = try Housekeeping(keeping: self, transaction: transaction).settleSilent()
                return resolved == Clockwork.step || silent == Clockwork.step
            },
            Feature.Job(name: "wipe-old-tickets", everySeconds: 3600) { transaction in
                let count = try Housekeeping(keeping: self, transaction: transaction).wipe()
                if count > 0 { transaction.emptyLogAfterwards() }
                return count >= Clockwork.step
            },
            Feature.Job(name: "index-ticket-words", everySeconds: 1) { try SearchTable($0).insertWaiting() },
            Feature.Job(name: "merge-ticket-search", everySeconds: 60) { try SearchMerge($0).step() },
        ]
    }
}

/// Does at once all that is due: for those who try the service out with a clock of their own, and for tests.
struct KeepTickets: Errand {
    static let operation = Operation(
        .post, "/v1/owner/tickets/keeping", id: "keepTickets", access: .owner)
    let keeping: TicketKeeping

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Representation {
        // Twice, because the first job tells what the others do.
        for job in keeping.jobs + keeping.jobs where job.name != "wipe-old-tickets" {
            // A bound, so that a step that always finds more cannot go on for ever.
            for _ in 0..<10_000 {
                let step = job.step
                guard try worker.write({ try step($0) }) else { break }
            }
        }
        return Representation(.noContent, .json, [])
    }
}
