import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Which emergency, at which version.
struct BreakGlassTransition: RequestReadable {
    let id: Identifier<BreakGlass>
    let precondition: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("id")
        precondition = try request.precondition()
    }

    /// The emergency, for an administrator who has seen this version.
    func find(for caller: Caller, in transaction: WriteTransaction) throws -> BreakGlass {
        guard let glass = try BreakGlassTable(transaction.connection).find(id) else { throw Failure(.notFound) }
        guard Authority(of: caller).isAdministrator else { throw Failure(.forbidden) }
        try precondition.check(glass.version)
        return glass
    }
}

/// Opens the way for 72 hours; the person concerned is told by mail.
struct ApproveBreakGlass: Command {
    static let operation = Operation(
        .post, "/v1/break-glass/{id}/approve", id: "approveBreakGlass", access: .granted(roles: [.administrator]),
        consumes: [])
    let postbox: any Postbox

    func handle(
        _ input: BreakGlassTransition, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<BreakGlassView> {
        var glass = try input.find(for: caller, in: transaction)
        try glass.decide(.approved, by: try CallingPerson(caller).account, at: transaction.now)
        try BreakGlassTable(transaction.connection).save(glass)
        try transaction.journal.append(.breakGlassApproved(glass), by: caller)
        if let subject = try AccountTable(transaction.connection).find(glass.subject), subject.email != nil {
            try postbox.post(
                Letter(
                    "break-glass-opened", to: Letter.Recipient(subject), about: "breakGlass/\(glass.id)",
                    link: "/v1/break-glass"), in: transaction)
        }
        return Versioned(BreakGlassView(glass, at: transaction.now, for: caller), version: glass.version)
    }
}

/// Refuses the way.
struct RefuseBreakGlass: Command {
    static let operation = Operation(
        .post, "/v1/break-glass/{id}/refuse", id: "refuseBreakGlass", access: .granted(roles: [.administrator]),
        consumes: [])

    func handle(
        _ input: BreakGlassTransition, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<BreakGlassView> {
        var glass = try input.find(for: caller, in: transaction)
        try glass.decide(.refused, by: try CallingPerson(caller).account, at: transaction.now)
        try BreakGlassTable(transaction.connection).save(glass)
        try transaction.journal.append(.breakGlassRefused(glass), by: caller)
        return Versioned(BreakGlassView(glass, at: transaction.now, for: caller), version: glass.version)
    }
}

/// Closes the way before its time.
struct CloseBreakGlass: Command {
    static let operation = Operation(
        .post, "/v1/break-glass/{id}/close", id: "closeBreakGlass", access: .granted(roles: [.administrator]),
        consumes: [])

    func handle(
        _ input: BreakGlassTransition, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<BreakGlassView> {
        var glass = try input.find(for: caller, in: transaction)
        try glass.close()
        try BreakGlassTable(transaction.connection).save(glass)
        try transaction.journal.append(.breakGlassClosed(glass), by: caller)
        return Versioned(BreakGlassView(glass, at: transaction.now, for: caller), version: glass.version)
    }
}
