package import Database
package import Endpoints
import Journal
package import Kernel

/// Accounts, roles, sessions and keys: who may come in, and what they may do.
package struct AccountKeeping: Sendable {
    let settings: AccountsSettings
    let changes = AccessChanges()
    let uses = TokenUse()

    /// The keeping of accounts.
    package init(_ settings: AccountsSettings) { self.settings = settings }

    /// Tells who carries a token.
    package var authentication: any Authentication { AccountsAuthentication(changes: changes, uses: uses) }

    /// What the application gets.
    package var feature: Feature {
        Feature(
            name: "accounts", migrations: AccountsSchema.migrations, routes: routes, problems: Problem.ofAccounts,
            jobs: jobs, personalData: personalData, partnerData: partnerData, indicators: [.signIns])
    }

    /// Ends a session: its token is refused from the next request on. For the module that speaks with providers too.
    package func end(_ session: Identifier<Session>, for caller: Caller, in transaction: WriteTransaction) throws {
        guard try SessionTable(transaction.connection).remove(session) else { return }
        changes.note(in: transaction)
        try transaction.journal.append(.sessionRevoked(session), by: caller)
    }

    private var routes: [Route] { doorRoutes + peopleRoutes + roleRoutes }

    private var peopleRoutes: [Route] {
        [
            Route(ListAccounts()), Route(ShowAccount()), Route(ShowAccountHistory()), Route(ChangeAccount()),
            Route(SuspendAccount(changes: changes)),
            Route(ResumeAccount()), Route(AcceptTerms()), Route(ListAbsences()), Route(ShowAbsenceHistory()),
            Route(ShowBreakGlassHistory()), Route(AddAbsence()),
            Route(RemoveAbsence()), Route(ListBreakGlass(clock: settings.clock)), Route(RequestBreakGlass()),
            Route(ApproveBreakGlass(postbox: settings.postbox)), Route(RefuseBreakGlass()), Route(CloseBreakGlass()),
        ]
    }

    private var roleRoutes: [Route] {
        [
            Route(ListRoles()), Route(ListMemberships()), Route(ShowMembership()), Route(ShowMembershipHistory()),
            Route(GiveMembership(changes: changes, settings: settings)),
            Route(ChangeMembership(changes: changes)), Route(TakeMembership(changes: changes)),
            Route(ListInvitations(clock: settings.clock)), Route(Invite(settings: settings)),
            Route(WithdrawInvitation()),
        ]
    }

    private var doorRoutes: [Route] {
        [
            Route(RequestMagicLink(returnAddresses: settings.returnAddresses)), Route(ShowSignIn()),
            Route(ConfirmSignIn()),
            Route(OpenSession()), Route(ListSessions(clock: settings.clock)), Route(RevokeSession(accounts: self)),
            Route(RevokeSessions(changes: changes)), Route(ShowMe(catalog: settings.catalog)),
            Route(ListSecondFactors()), Route(RegisterSecondFactor(keys: settings.keys)),
            Route(ConfirmSecondFactor(keys: settings.keys, changes: changes)),
            Route(VerifySecondFactor(keys: settings.keys, changes: changes)), Route(RemoveSecondFactor()),
            Route(RenewRecoveryCodes()),
            Route(ListAPIKeys(clock: settings.clock)), Route(CreateAPIKey(catalog: settings.catalog)),
            Route(ShowAPIKey(clock: settings.clock)), Route(ShowAPIKeyHistory()),
            Route(RevokeAPIKey(changes: changes)), Route(CreateOwnAPIKey(catalog: settings.catalog)),
            Route(CreateAccount(changes: changes)), Route(ListEveryAccount()), Route(MakeSignInLink()),
        ]
    }

    private var jobs: [Feature.Job] {
        [
            Feature.Job(name: "send-sign-in-links", everySeconds: 1) { try sendLinks(in: $0) },
            Feature.Job(name: "note-token-use", everySeconds: 60) { transaction in
                try uses.write(in: transaction)
                return false
            },
            Feature.Job(name: "forget-sessions", everySeconds: 60) { transaction in
                let sessions = try SessionTable(transaction.connection).removeExpired(at: transaction.now)
                let links = try SignInLinkTable(transaction.connection).removeExpired(at: transaction.now)
                return sessions == 1000 || links >= 500
            },
        ]
    }
}
