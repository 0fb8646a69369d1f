import Journal
import Kernel

/// What happens to accounts and access; never an address, a name or a token.
extension Event {
    static func accountCreated(_ id: Identifier<Account>) -> Event {
        Event("account-created", on: ObjectName("account", id), version: 1)
    }

    static func accountChanged(_ account: Account) -> Event {
        Event("account-changed", on: ObjectName("account", account.id), version: account.version)
    }

    static func accountSuspended(_ account: Account) -> Event {
        Event("account-suspended", on: ObjectName("account", account.id), version: account.version)
    }

    static func accountResumed(_ account: Account) -> Event {
        Event("account-resumed", on: ObjectName("account", account.id), version: account.version)
    }

    static func termsAccepted(_ account: Account) -> Event {
        Event("terms-accepted", on: ObjectName("account", account.id), version: account.version)
    }

    static func signInLinkMade(_ id: Identifier<Account>) -> Event {
        Event("sign-in-link-made", on: ObjectName("account", id))
    }

    static func signedIn(_ id: Identifier<Account>, method: String) -> Event {
        Event("signed-in", on: ObjectName("account", id), details: #"{"method":"\#(method)"}"#)
    }

    static func identityLinked(_ id: Identifier<Account>, provider: String) -> Event {
        Event("identity-linked", on: ObjectName("account", id), details: #"{"provider":"\#(provider)"}"#)
    }

    static func sessionRevoked(_ id: Identifier<Session>) -> Event {
        Event("session-revoked", on: ObjectName("session", id))
    }

    static func sessionsRevoked(_ id: Identifier<Account>) -> Event {
        Event("sessions-revoked", on: ObjectName("account", id))
    }

    static func membershipGiven(_ membership: Membership) -> Event {
        Event(
            "membership-given", on: ObjectName("membership", membership.id), version: 1,
            details: #"{"account":"\#(membership.account)","role":"\#(membership.role.rawValue)"}"#,
            audience: membership.place.audience)
    }

    static func membershipChanged(_ membership: Membership) -> Event {
        Event(
            "membership-changed", on: ObjectName("membership", membership.id), version: membership.version,
            audience: membership.place.audience)
    }

    static func membershipTaken(_ membership: Membership) -> Event {
        Event(
            "membership-taken", on: ObjectName("membership", membership.id), version: membership.version,
            details: #"{"account":"\#(membership.account)","role":"\#(membership.role.rawValue)"}"#,
            audience: membership.place.audience)
    }

    static func apiKeyCreated(_ key: APIKey) -> Event {
        Event(
            "api-key-created", on: ObjectName(type: "apiKey", id: key.id.description), version: 1,
            audience: [Audience(organisation: key.organisation.description)])
    }

    static func apiKeyRevoked(_ key: APIKey) -> Event {
        Event(
            "api-key-revoked", on: ObjectName(type: "apiKey", id: key.id.description), version: key.version,
            audience: [Audience(organisation: key.organisation.description)])
    }

    static func sessionConfirmed(_ id: Identifier<Session>) -> Event {
        Event("session-confirmed", on: ObjectName("session", id))
    }

    static func secondFactorRegistered(_ id: Identifier<SecondFactor>) -> Event {
        Event("second-factor-registered", on: ObjectName("secondFactor", id))
    }

    static func secondFactorConfirmed(_ id: Identifier<SecondFactor>) -> Event {
        Event("second-factor-confirmed", on: ObjectName("secondFactor", id))
    }

    static func secondFactorRemoved(_ id: Identifier<SecondFactor>) -> Event {
        Event("second-factor-removed", on: ObjectName("secondFactor", id))
    }

    static func recoveryCodeUsed(_ id: Identifier<Account>) -> Event {
        Event("recovery-code-used", on: ObjectName("account", id))
    }

    static func recoveryCodesRenewed(_ id: Identifier<Account>) -> Event {
        Event("recovery-codes-renewed", on: ObjectName("account", id))
    }
}
