package import Crypto
import Database
package import Directory
package import Kernel
package import Territories

/// A blockage that an aidant brings before the agents who can undo it.
package struct Ticket: Sendable {
    package typealias ID = Identifier<Ticket>

    /// Its place in the order of creation, 0 before it is kept; nobody outside sees it.
    package internal(set) var number: Int
    package internal(set) var id: ID
    /// What people call it: `APL-2026-000123`.
    package internal(set) var reference: String
    package internal(set) var version: Int
    package internal(set) var state: TicketState
    package internal(set) var subject: String
    package internal(set) var category: String
    package internal(set) var urgency: Urgency
    package internal(set) var commune: Commune.Code
    package internal(set) var departement: String
    package let creator: Creator
    package internal(set) var mandate: Identifier<Mandate>?
    /// Stands for the usager, to know the same person again.
    package internal(set) var usagerDigest: Digest?
    package internal(set) var assignee: Named?
    package internal(set) var waiting: Waiting?
    package internal(set) var isRelevant = true
    package internal(set) var knownAnswer: Identifier<KnownAnswer>?
    package internal(set) var closure: Closure?
    /// The ticket that this one goes on from.
    package internal(set) var follows: ID?
    package internal(set) var incident: Identifier<Incident>?
    package internal(set) var lastPlace = 0
    package internal(set) var lastOpenPlace = 0
    package internal(set) var audience = Audiences()
    package internal(set) var moments: Moments

    /// Somebody, as they were called when it was written down.
    package struct Named: Hashable, Sendable {
        package let account: String
        package let name: String
    }

    /// Who opened it, for which unit, and whose system sent it when one did.
    package struct Creator: Hashable, Sendable {
        package let account: String
        package let name: String
        package let unit: Unit.ID
        package let organisation: Organisation.Slug
        /// The organisation whose key opened it, for the aidant.
        package let key: String?
    }

    /// How much it presses, why, and until when.
    package struct Urgency: Hashable, Sendable {
        package let level: Level
        package let reason: String?
        package let dueOn: Day?

        /// The degrees.
        package enum Level: String, CaseIterable, Codable, SQLValue, Sendable {
            case normal, urgent, critical

            /// The number under which lists keep it.
            var place: Int { Level.allCases.firstIndex(of: self)! }
        }
    }

    /// Why nothing happens, and until when.
    package struct Waiting: Hashable, Sendable {
        package let reason: String
        package let until: Day?
    }

    /// How it ended.
    package struct Closure: Hashable, Sendable {
        package let reason: Reason
        package let usefulness: Usefulness?
        package let comment: String?
        package let at: Timestamp

        /// Why it is closed.
        package enum Reason: String, CaseIterable, Codable, SQLValue, Sendable {
            case unblocked, redirected, answered, withdrawn, noAnswer, inactive, other
        }

        /// Whether it helped, as the aidant says.
        package enum Usefulness: String, CaseIterable, Codable, SQLValue, Sendable { case yes, no, unknown }
    }

    /// When things happened.
    package struct Moments: Hashable, Sendable {
        package let created: Timestamp
        /// The last change that all participants may know of.
        package var updated: Timestamp
        /// The last sign of life.
        package var active: Timestamp
        package var opened: Timestamp?
        /// When the next of its clocks runs out.
        package var due: Timestamp?
        package var firstAnswered: Timestamp?
        package var lastAnswered: Timestamp?
        package var resolved: Timestamp?
        package var reminded: Timestamp?
        package var moderated: Timestamp?
        package var anonymised: Timestamp?
    }
}

extension Ticket {
    /// How long after closing it may be opened again, in seconds.
    static let reopeningTime: Int64 = 30 * 86_400

    /// Moves it, if its state allows that.
    ///
    /// - Throws: `transition-not-allowed` with what is allowed, `ticket-anonymised`, `reopen-too-late`.
    mutating func move(_ transition: Transition, at now: Timestamp, needsQualifying: Bool = false) throws(Failure) {
        guard moments.anonymised == nil else { throw Failure(.ticketAnonymised) }
        guard let target = transition.target(from: state, needsQualifying: needsQualifying) else {
            throw .notAllowed(from: state)
        }
        if transition == .reopen, let closure, now > closure.at.adding(seconds: Ticket.reopeningTime) {
            throw Failure(.reopenTooLate)
        }
        let before = state
        state = target
        if before == .waiting, target != .waiting { waiting = nil }
        if target != .closed { closure = nil }
        if target != .resolved, target != .closed { moments.resolved = nil }
    }

    /// Notes a change that all participants may know of.
    mutating func touch(at now: Timestamp) {
        version += 1
        moments.updated = now
        moments.active = now
    }
}
