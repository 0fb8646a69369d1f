import Crypto
import Endpoints
import Kernel

/// A partner's API that is asked under an agreement, and how it went.
struct PartnerFeed: Sendable {
    let agreement: Agreement.ID
    var declaration: FeedDeclaration
    /// Sealed; absent when the API asks for none.
    var secret: SealedValue?
    var version: Int
    var nextAt: Timestamp
    /// What the next question asks from on: when the last pull that went well began.
    var since: Timestamp?
    var last: Outcome?
    /// How often it failed without going well between.
    var failures: Int

    /// How a pull ended.
    struct Outcome: Sendable {
        let at: Timestamp
        /// `ok`, or the fault of a source.
        let code: String
        let deposit: Identifier<Deposit>?
    }

    /// Where the secret stands, by which it is sealed.
    static func place(of agreement: Agreement.ID) -> SealedPlace {
        SealedPlace(table: "partnerFeed", column: "secret", row: agreement.description)
    }

    /// The secret in words; `nil` without one.
    ///
    /// - Throws: `feed-secrets-unavailable` without keys.
    func openedSecret(_ keys: KeyRing?) throws -> String? {
        guard let secret else { return nil }
        guard let keys else { throw Failure(.feedSecretsUnavailable) }
        return try keys.openText(secret, at: PartnerFeed.place(of: agreement))
    }
}
