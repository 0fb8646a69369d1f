import Database
import Endpoints
import Journal
import Kernel
import Outbound

/// Hands the letters that are due to the relay, one a step, on the chore's own thread.
///
/// At least once: when the process ends between the relay's "taken" and the mark in the outbox, the letter goes again,
/// under the same Message-ID, by which mail readers recognise it.
final class MailDelivery: @unchecked Sendable {
    private let relay: MailRelay
    private let writing: LetterWriting
    /// Made on the thread that delivers, which alone uses it: the relay's connection is kept between letters.
    private lazy var client = MailClient(relay.server)

    /// How long one letter may take, in seconds: the service waits for it when it stops.
    private static let deadline = 20

    init(_ relay: MailRelay, _ writing: LetterWriting) {
        self.relay = relay
        self.writing = writing
    }

    /// Tries the letter that has been due longest; `true` when the next one should be tried at once.
    func step(_ worker: Worker) throws -> Bool {
        let now = worker.now
        let letters = try worker.read { connection -> [OutboxLetter] in
            let table = OutboxTable(connection)
            guard let first = try table.due(at: now) else { return [] }
            return first.isForDigest ? try table.digest(for: first.address ?? "", at: now) : [first]
        }
        guard let first = letters.first else { return false }
        if let expiry = letters.first(where: { $0.expiresAt.map { $0 <= now } ?? false }) {
            try worker.write { try OutboxTable($0.connection).settle(expiry, .expired, reason: nil, at: $0.now) }
            return true
        }
        guard let message = writing.message(of: letters, from: relay) else {
            try settle(letters, .dead, "letter-unwritable", worker)
            return true
        }
        do throws(OutboundError) {
            try client.send(message, deadline: .seconds(MailDelivery.deadline))
        } catch {
            return try take(error, letters, first, worker)
        }
        try settle(letters, .sent, nil, worker)
        return true
    }

    /// What a refusal means: an address that does not exist ends the letter; whatever else may be the relay's own trouble.
    private func take(
        _ error: OutboundError, _ letters: [OutboxLetter], _ first: OutboxLetter, _ worker: Worker
    ) throws -> Bool {
        let reason = MailDelivery.reason(error)
        if case .mailRefused(550...559) = error {
            try worker.write { [reason] transaction in
                try BounceTable(transaction.connection).insert(first.address ?? "", status: reason, at: transaction.now)
                try transaction.journal.append(.letterBounced(first.id), by: .service)
            }
            try settle(letters, .dead, reason, worker)
            return true
        }
        if error == .malformed {
            try settle(letters, .dead, reason, worker)
            return true
        }
        try worker.write { transaction in
            let table = OutboxTable(transaction.connection)
            for letter in letters {
                let attempts = letter.attempts + 1
                if let next = Backoff.mail.next(after: attempts, at: transaction.now) {
                    try table.postpone(letter.id, attempts: attempts, until: next, reason: reason)
                } else {
                    try table.settle(letter, .dead, reason: reason, at: transaction.now)
                    try transaction.journal.append(.letterGivenUp(letter.id, kind: letter.kind), by: .service)
                }
            }
        }
        // The relay speaks, and refuses this one: the next may pass. Otherwise a pause, for it and for us.
        if case .mailRefused = error { return true }
        return false
    }

    private func settle(
        _ letters: [OutboxLetter], _ state: OutboxLetter.State, _ reason: String?, _ worker: Worker
    ) throws {
        try worker.write { transaction in
            for letter in letters {
                try OutboxTable(transaction.connection).settle(letter, state, reason: reason, at: transaction.now)
                let event: Event =
                    state == .sent
                    ? .letterSent(letter.id, kind: letter.kind) : .letterGivenUp(letter.id, kind: letter.kind)
                try transaction.journal.append(event, by: .service)
            }
        }
    }

    /// A refusal in a word that says nothing of anybody.
    private static func reason(_ error: OutboundError) -> String {
        switch error {
        case .mailRefused(let code): "relay-refused-\(code)"
        case .unreachable: "relay-unreachable"
        case .timedOut: "relay-timed-out"
        case .insecure, .protocolRefused, .addressRefused: "relay-insecure"
        case .malformed: "address-malformed"
        case .tooLarge, .failed: "relay-failed"
        }
    }
}
