package import Kernel

/// A version of a model: its rules, and how far they are on their way to the public.
package struct ModelVersion: Sendable {
    package let id: Identifier<ModelVersion>
    /// The id of the model.
    let model: String
    /// 1 for the first version of the model.
    let number: Int
    /// Who began it: `account:…`, `key:…`, `owner`.
    let author: String
    /// Everybody who wrote in it.
    var writers: Set<String>
    let createdAt: Timestamp
    /// What the author says of it.
    var note: String
    /// What the reviewer said when giving it back.
    var remark: String?
    /// 64 digits, which change whenever a rule does.
    var digest: String
    var state: State
    /// Raised by each change, for `If-Match`.
    var revision: Int

    /// How far a version is.
    enum State: Sendable, Equatable {
        /// Its author works on it.
        case draft
        /// It waits for a second person; when one agreed, for its day.
        case inReview(since: Timestamp, approval: Approval?)
        /// It answers those who name no version.
        case published(by: String, at: Timestamp)
        /// Another version took its place; it answers those who name it.
        case retired(by: String, published: Timestamp, at: Timestamp)

        /// `draft`, `inReview`, `published` or `retired`.
        var name: String {
            switch self {
            case .draft: "draft"
            case .inReview: "inReview"
            case .published: "published"
            case .retired: "retired"
            }
        }
    }

    /// A second person agreed that a version be published from an instant on.
    struct Approval: Sendable, Equatable {
        let reviewer: String
        let from: Timestamp
    }

    /// Whether anybody may name it.
    var isPublic: Bool {
        switch state {
        case .published, .retired: true
        case .draft, .inReview: false
        }
    }

    /// Gives it new rules.
    ///
    /// - Throws: a conflict unless it is a draft.
    mutating func rewrite(digest: String, note: String?, by writer: String) throws(Failure) {
        guard state == .draft else { throw refusal("submit") }
        self.digest = digest
        if let note { self.note = note }
        writers.insert(writer)
        revision += 1
    }

    /// Hands it to the reviewers.
    mutating func submit(at now: Timestamp) throws(Failure) {
        guard state == .draft else { throw refusal("submit") }
        state = .inReview(since: now, approval: nil)
        revision += 1
    }

    /// Gives it back to its author.
    mutating func giveBack(_ remark: String?) throws(Failure) {
        guard case .inReview = state else { throw refusal("return") }
        state = .draft
        self.remark = remark
        revision += 1
    }

    /// Agrees that it be published, now or from an instant on.
    ///
    /// - Throws: a conflict unless it is in review; a refusal when the reviewer wrote in it.
    mutating func approve(by reviewer: String, from: Timestamp?, at now: Timestamp) throws(Failure) {
        guard case .inReview(let since, _) = state else { throw refusal("publish") }
        guard !writers.contains(reviewer) else { throw Failure(.ownVersion) }
        revision += 1
        guard let from, from > now else {
            state = .published(by: reviewer, at: now)
            return
        }
        state = .inReview(since: since, approval: Approval(reviewer: reviewer, from: from))
    }

    /// Publishes it, since its day has come.
    mutating func enterService(at now: Timestamp) throws(Failure) {
        guard case .inReview(_, let approval?) = state, approval.from <= now else { throw refusal("publish") }
        state = .published(by: approval.reviewer, at: now)
        revision += 1
    }

    /// Leaves its place to another version.
    mutating func retire(at now: Timestamp) throws(Failure) {
        guard case .published(let by, let at) = state else { throw refusal("retire") }
        state = .retired(by: by, published: at, at: now)
        revision += 1
    }

    /// Takes its place again; it stays published since the first time, so that one may go back further.
    mutating func comeBack() throws(Failure) {
        guard case .retired(let by, let published, _) = state else { throw refusal("rollback") }
        state = .published(by: by, at: published)
        revision += 1
    }

    /// What may be done next.
    var transitions: [String] {
        switch state {
        case .draft: ["replace", "submit", "delete"]
        case .inReview: ["publish", "return"]
        case .published: ["rollback"]
        case .retired: []
        }
    }

    private func refusal(_ what: String) -> Failure {
        Failure(
            .versionState,
            Text(
                fr: "Cette version est à l'état « \(state.name) » ; possible : \(transitions.joined(separator: ", ")).",
                en: "This version is “\(state.name)”; possible: \(transitions.joined(separator: ", "))."))
    }
}
