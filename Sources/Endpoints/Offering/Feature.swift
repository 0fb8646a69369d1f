package import Database
package import Kernel

/// What a feature offers to the application, in one value: deleting a feature is one folder and three lines.
package struct Feature: Sendable {
    /// Short, stable, also the owner's name of its tables' migrations.
    package let name: String
    package let migrations: [Migration]
    package let routes: [Route]
    /// The refusals that the feature may make, for their pages.
    package let problems: [Problem]
    package let jobs: [Job]
    package let chores: [Chore]
    /// Where the feature keeps personal data.
    package let personalData: [PersonalData]
    /// What it keeps that is a partner's own.
    package let partnerData: [PartnerData]
    /// What the public may count.
    package let indicators: [Indicator]
    /// What the feature tells others.
    package let events: [EventType]
    /// Writes invented data, to try the service with; called once, on a database that holds nothing else.
    package let loadDemonstration: (@Sendable (WriteTransaction) throws -> Void)?
    /// Does what must be done at each start before anybody is served.
    package let beforeServing: (@Sendable (Database) throws -> Void)?

    /// A feature.
    package init(
        name: String, migrations: [Migration] = [], routes: [Route] = [], problems: [Problem] = [], jobs: [Job] = [],
        chores: [Chore] = [], personalData: [PersonalData] = [], partnerData: [PartnerData] = [],
        indicators: [Indicator] = [],
        events: [EventType] = [], loadDemonstration: (@Sendable (WriteTransaction) throws -> Void)? = nil,
        beforeServing: (@Sendable (Database) throws -> Void)? = nil
    ) {
        self.name = name
        self.migrations = migrations
        self.routes = routes
        self.problems = problems
        self.jobs = jobs
        self.chores = chores
        self.personalData = personalData
        self.partnerData = partnerData
        self.indicators = indicators
        self.events = events
        self.loadDemonstration = loadDemonstration
        self.beforeServing = beforeServing
    }

    /// Work done again and again, in bounded steps, on the writer thread of each process: what one of them did, the others
    /// find done, since their transactions take turns.
    package struct Job: Sendable {
        package let name: String
        package let everySeconds: Int
        /// Does one bounded step; `true` when there is more to do at once.
        package let step: @Sendable (WriteTransaction) throws -> Bool

        /// A job.
        package init(
            name: String, everySeconds: Int, step: @escaping @Sendable (WriteTransaction) throws -> Bool
        ) {
            self.name = name
            self.everySeconds = everySeconds
            self.step = step
        }
    }

    /// Slow or outgoing work done again and again, on a thread of its own: mail, webhooks, scans. Of all processes of a
    /// database one does it at a time.
    package struct Chore: Sendable {
        package let name: String
        /// How long to wait when nothing was left to do.
        package let everySeconds: Int
        /// Whether each process does it for itself: it sees to what that process keeps in memory.
        package let isForEachProcess: Bool
        /// Does one bounded step; `true` when there is more to do at once.
        package let step: @Sendable (Worker) throws -> Bool

        /// A chore.
        package init(
            name: String, everySeconds: Int, isForEachProcess: Bool = false,
            step: @escaping @Sendable (Worker) throws -> Bool
        ) {
            self.name = name
            self.everySeconds = everySeconds
            self.isForEachProcess = isForEachProcess
            self.step = step
        }
    }
}

extension Feature {
    /// What this module itself needs: the memory of idempotent requests.
    package static let endpoints = Feature(
        name: "endpoints", migrations: IdempotencyRecord.migrations, problems: Problem.ofEndpoints,
        jobs: [
            Job(name: "forget-idempotency-records", everySeconds: 60) { transaction in
                try IdempotencyRecord.forgetExpired(in: transaction) == 1000
            }
        ], personalData: [IdempotencyRecord.personalData])
}
