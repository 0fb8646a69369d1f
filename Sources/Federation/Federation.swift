package import Accounts
package import Crypto
import Database
package import Endpoints
package import Kernel
package import Logging
package import OpenIDConnect

/// Signing in at identity providers: from the button of a front-end to the code that it exchanges for a session.
///
/// - Parameters:
///   - file: the providers; none gives routes that know none.
///   - returnAddresses: the addresses of front-ends where a sign-in may end, compared whole.
///   - keys: seal what is kept for the sign-out there.
///   - accounts: whose sessions end.
package func federation(
    _ file: ProviderFile, returnAddresses: Set<String>, keys: KeyRing?, accounts: AccountKeeping, clock: Clock, log: Log
) -> Feature {
    let providers = ProviderDirectory(file, returnAddresses: returnAddresses, keys: keys, clock: clock, log: log)
    return Feature(
        name: "federation", migrations: FederationSchema.migrations,
        routes: [
            Route(StartSignIn(providers: providers)), Route(FinishSignIn(providers: providers)),
            Route(SignOut(providers: providers, accounts: accounts)), Route(ListProviders(providers: providers)),
            Route(ListIdentities(providers: providers)), Route(LinkIdentity(providers: providers)),
            Route(UnlinkIdentity(providers: providers)),
        ],
        problems: Problem.ofFederation,
        jobs: [
            Feature.Job(name: "forget-sign-ins", everySeconds: 60) { transaction in
                try ExpiredRows.forget(in: transaction) >= 1000
            }
        ],
        personalData: FederationPersonalData.all)
}

/// What is over.
private enum ExpiredRows {
    /// Forgets a bounded number of rows; gives how many.
    static func forget(in transaction: WriteTransaction) throws -> Int {
        let now = transaction.now
        let attempts = try transaction.connection.run(
            """
            DELETE FROM signInAttempt WHERE digest IN (
                SELECT digest FROM signInAttempt WHERE expiresAt <= \(now) ORDER BY expiresAt LIMIT 1000)
            """)
        let proposals = try transaction.connection.run(
            """
            DELETE FROM identityProposal WHERE digest IN (
                SELECT digest FROM identityProposal WHERE expiresAt <= \(now) ORDER BY expiresAt LIMIT 1000)
            """)
        let sessions = try transaction.connection.run(
            """
            DELETE FROM providerSession WHERE id IN (
                SELECT id FROM providerSession WHERE expiresAt <= \(now) ORDER BY expiresAt LIMIT 1000)
            """)
        return max(attempts, proposals, sessions)
    }
}
