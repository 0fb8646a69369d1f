import Database
import Endpoints
import HTTP
import Kernel

/// Says that an application was read.
struct ReadApplication: Command {
    static let operation = step("read", "readApplication", ApprenticeshipAccess.answerers)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.read, input, for: caller, in: transaction)
    }
}

/// Proposes an interview.
struct ProposeInterview: Command {
    static let operation = step("propose-interview", "proposeInterview", ApprenticeshipAccess.answerers)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.proposeInterview, input, for: caller, in: transaction)
    }
}

/// Accepts an interview: the employer learns who applies.
struct AcceptInterview: Command {
    static let operation = step("accept-interview", "acceptInterview", ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.acceptInterview, input, for: caller, in: transaction)
    }
}

/// Says that the interview took place.
struct HoldInterview: Command {
    static let operation = step("hold-interview", "holdInterview", ApprenticeshipAccess.answerers)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.holdInterview, input, for: caller, in: transaction)
    }
}

/// Proposes a contract.
struct ProposeContract: Command {
    static let operation = step("propose", "proposeContract", ApprenticeshipAccess.answerers)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.propose, input, for: caller, in: transaction)
    }
}

/// Accepts a contract: a post is taken.
struct AcceptContract: Command {
    static let operation = step("accept", "acceptContract", ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.accept, input, for: caller, in: transaction)
    }
}

/// Declines an interview or a contract.
struct DeclineContract: Command {
    static let operation = step("decline", "declineContract", ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.decline, input, for: caller, in: transaction)
    }
}

/// Refuses an application, for reasons; told to the candidate after 30 minutes.
struct RefuseApplication: Command {
    static let operation = step("refuse", "refuseApplication", ApprenticeshipAccess.answerers)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.refuse, input, for: caller, in: transaction)
    }
}

/// Undoes a refusal that was not told yet.
struct UndoRefusal: Command {
    static let operation = step("undo-refusal", "undoRefusal", ApprenticeshipAccess.answerers)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.undoRefusal, input, for: caller, in: transaction)
    }
}

/// Withdraws an application.
struct WithdrawApplication: Command {
    static let operation = step("withdraw", "withdrawApplication", ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try apprenticeship.take(.withdraw, input, for: caller, in: transaction)
    }
}

private func step(_ name: String, _ id: String, _ access: Access) -> Operation {
    Operation(
        .post, PathTemplate(stringLiteral: "/v1/apprenticeship/applications/{application}/\(name)"), id: id,
        access: access, bodyLimit: 8 << 10)
}

extension Apprenticeship {
    fileprivate func take(
        _ step: ApplicationStep, _ input: ApplicationStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try ApplicationKeeper(apprenticeship: self, transaction: transaction, caller: caller).take(step, input)
    }
}
