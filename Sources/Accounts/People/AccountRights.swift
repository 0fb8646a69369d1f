import Kernel

/// What a caller may do with an account that they see.
struct AccountRights {
    private let isOwn: Bool
    private let isAdministrator: Bool
    private let state: Account.State

    init(of caller: Caller, on account: Account) {
        isOwn = caller.person?.account == account.id.description
        isAdministrator = Authority(of: caller).isAdministrator
        state = account.state
    }

    var mayChange: Bool { state != .erased && (isOwn || isAdministrator) }
    var mayAcceptTerms: Bool { isOwn }
    /// Nobody suspends themselves.
    var maySuspend: Bool { isAdministrator && !isOwn }

    /// The names of what the caller may do next.
    var actions: [String] {
        var actions: [String] = []
        if mayChange { actions.append("change") }
        if mayAcceptTerms { actions.append("acceptTerms") }
        if maySuspend, state == .invited || state == .active { actions.append("suspend") }
        if maySuspend, state == .suspended { actions.append("resume") }
        return actions
    }
}
