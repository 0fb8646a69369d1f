import Journal
import Kernel

/// What happens between people: readings, invitations, absences, emergencies.
extension Event {
    static var accountsListed: Event { Event("accounts-listed", on: ObjectName(type: "account", id: "list")) }

    static var membershipsListed: Event { Event("memberships-listed", on: ObjectName(type: "membership", id: "list")) }

    static var absencesListed: Event { Event("absences-listed", on: ObjectName(type: "absence", id: "list")) }

    static func accountRead(_ id: Identifier<Account>) -> Event {
        Event("account-read", on: ObjectName("account", id))
    }

    static func invited(_ invitation: Invitation) -> Event {
        Event(
            "invited", on: ObjectName("invitation", invitation.id), version: 1,
            details: #"{"account":"\#(invitation.account)","role":"\#(invitation.role.rawValue)"}"#,
            audience: invitation.place.audience)
    }

    static func invitationWithdrawn(_ invitation: Invitation) -> Event {
        Event(
            "invitation-withdrawn", on: ObjectName("invitation", invitation.id), version: invitation.version + 1,
            audience: invitation.place.audience)
    }

    static func absenceAdded(_ absence: Absence) -> Event {
        Event("absence-added", on: ObjectName("absence", absence.id), version: 1)
    }

    static func absenceRemoved(_ absence: Absence) -> Event {
        Event("absence-removed", on: ObjectName("absence", absence.id), version: absence.version)
    }

    static func breakGlassRequested(_ glass: BreakGlass) -> Event { about(glass, "break-glass-requested") }

    static func breakGlassApproved(_ glass: BreakGlass) -> Event { about(glass, "break-glass-approved") }

    static func breakGlassRefused(_ glass: BreakGlass) -> Event { about(glass, "break-glass-refused") }

    static func breakGlassClosed(_ glass: BreakGlass) -> Event { about(glass, "break-glass-closed") }

    private static func about(_ glass: BreakGlass, _ code: StaticString) -> Event {
        Event(
            code, on: ObjectName("breakGlass", glass.id), version: glass.version,
            details: #"{"subject":"\#(glass.subject)"}"#)
    }
}

extension Place {
    /// Who answers for what happens there; nobody but the protection officer when it is no organisation's.
    var audience: Set<Audience> {
        organisation.map { [Audience(organisation: $0.description, unit: unit?.description)] } ?? []
    }
}
