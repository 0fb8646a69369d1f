import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Prepares changes of one organisation that will be published together.
struct CreateChangeSet: Command {
    static let operation = Operation(
        .post, "/v1/change-sets", id: "createChangeSet", access: DirectoryAccess.organisation, bodyLimit: 1 << 20)
    let directory: Directory

    func handle(_ input: ChangeSetDraft, for caller: Caller, in transaction: WriteTransaction) throws -> ChangeSetView {
        ChangeSetView(set: try ChangeSetKeeper(transaction, for: caller, directory).create(input), isNew: true)
    }
}

/// Writes a draft anew.
struct ReplaceChangeSet: Command {
    static let operation = Operation(
        .put, "/v1/change-sets/{changeSet}", id: "replaceChangeSet", access: DirectoryAccess.organisation)
    static let repetition = Repetition.notKept
    let directory: Directory

    struct Input: RequestReadable {
        let seen: SeenChangeSet
        let draft: ChangeSetDraft

        init(from request: inout RequestReader) throws(Failure) {
            seen = try SeenChangeSet(from: &request)
            draft = try ChangeSetDraft(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> ChangeSetView {
        let keeper = ChangeSetKeeper(transaction, for: caller, directory)
        return ChangeSetView(set: try keeper.replace(input.seen.id, by: input.draft, at: input.seen.seen))
    }
}

/// Puts a draft away.
struct DiscardChangeSet: Command {
    static let operation = Operation(
        .delete, "/v1/change-sets/{changeSet}", id: "discardChangeSet", access: DirectoryAccess.organisation)
    static let repetition = Repetition.notKept
    let directory: Directory

    func handle(_ input: SeenChangeSet, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try ChangeSetKeeper(transaction, for: caller, directory).discard(input.id, at: input.seen)
        return Representation(.noContent, .plain, [])
    }
}

/// Says what publishing would do, here and in what the application watches; nothing is kept.
struct PreviewChangeSet: Command {
    static let operation = Operation(
        .post, "/v1/change-sets/{changeSet}/preview", id: "previewChangeSet", access: DirectoryAccess.organisation,
        consumes: [])
    static let repetition = Repetition.notKept
    let directory: Directory

    struct Input: RequestReadable {
        let id: Identifier<ChangeSet>
        init(from request: inout RequestReader) throws(Failure) { id = try request.path("changeSet") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> ChangeSetPreview {
        try ChangeSetKeeper(transaction, for: caller, directory).preview(input.id)
    }
}

/// Makes all the changes of a draft, or none.
struct PublishChangeSet: Command {
    static let operation = Operation(
        .post, "/v1/change-sets/{changeSet}/publish", id: "publishChangeSet", access: DirectoryAccess.organisation,
        consumes: [])
    let directory: Directory

    func handle(_ input: SeenChangeSet, for caller: Caller, in transaction: WriteTransaction) throws -> ChangeSetView {
        ChangeSetView(set: try ChangeSetKeeper(transaction, for: caller, directory).publish(input.id, at: input.seen))
    }
}

/// A change set that a client names, at the version that it has seen.
struct SeenChangeSet: RequestReadable {
    let id: Identifier<ChangeSet>
    let seen: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("changeSet")
        seen = try request.precondition()
    }
}
