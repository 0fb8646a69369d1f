import Database
import Endpoints
import Kernel

/// Letters to and from training centres.
extension Letters {
    /// Asks a training centre whether it looks after an offer.
    func delegationAsked(_ delegation: Delegation) throws {
        try post(
            "apprenticeship-delegation-asked", toCentre: delegation.organisation,
            about: "offer/\(delegation.offer)", step: "asked-\(delegation.id)", link: "/v1/apprenticeship/delegations")
    }

    /// Tells an employer what a training centre answered.
    func delegationAnswered(_ delegation: Delegation, of employer: Employer.ID) throws {
        try post(
            "apprenticeship-delegation-answered", toEmployer: employer, about: "offer/\(delegation.offer)",
            step: "answered-\(delegation.id)", link: "/v1/apprenticeship/offers/\(delegation.offer)")
    }

    /// Tells a training centre that somebody asks for an appointment.
    func appointmentAsked(_ appointment: Appointment, of organisation: String) throws {
        try post(
            "apprenticeship-appointment-asked", toCentre: organisation, about: "appointment/\(appointment.id)",
            step: "asked", link: "/v1/apprenticeship/appointments")
    }

    /// Tells a training centre that an appointment is off.
    func appointmentCancelled(_ appointment: Appointment, of organisation: String) throws {
        try post(
            "apprenticeship-appointment-answered", toCentre: organisation, about: "appointment/\(appointment.id)",
            step: appointment.state.rawValue, link: "/v1/apprenticeship/appointments")
    }

    /// Tells a candidate what became of an appointment.
    func appointmentSettled(_ appointment: Appointment, to candidate: Candidate) throws {
        try post(
            "apprenticeship-appointment-answered", to: candidate.account, about: "appointment/\(appointment.id)",
            step: appointment.state.rawValue, link: "/v1/apprenticeship/appointments")
    }

    /// Posts a letter to everybody who acts for a training centre.
    func post(_ kind: StaticString, toCentre organisation: String, about object: String, step: String, link: String)
        throws
    {
        let accounts = try transaction.connection.all(
            """
            SELECT DISTINCT account FROM membership
            WHERE organisation = \(organisation) AND role = 'trainingCentre' ORDER BY account
            """
        ) { row in try row[0] as String }
        for account in accounts { try post(kind, to: account, about: object, step: step, link: link) }
    }
}
