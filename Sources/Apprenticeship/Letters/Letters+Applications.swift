import Accounts
import Database
import Endpoints
import Kernel

/// Letters about applications and offers.
extension Letters {
    func applicationReceived(_ application: Application) throws {
        try post(
            "apprenticeship-application-received", toAnswerersOf: application, step: "received", link: path(application)
        )
    }

    /// Tells the other side, or the candidate when the service did it.
    func applicationMoved(_ application: Application, by actor: ApplicationStep.Actor) throws {
        let step = "\(application.state.rawValue)-\(application.version)"
        if actor == .candidate {
            try post(
                "apprenticeship-application-moved", toAnswerersOf: application, step: step, link: path(application))
        } else {
            try post(
                "apprenticeship-application-moved", to: application.account, about: "application/\(application.id)",
                step: step, link: path(application))
        }
    }

    func messageWritten(_ application: Application, by actor: ApplicationStep.Actor, _ message: String) throws {
        if actor == .candidate {
            try post(
                "apprenticeship-message", toAnswerersOf: application, step: message,
                link: path(application) + "/messages")
        } else {
            try post(
                "apprenticeship-message", to: application.account, about: "application/\(application.id)",
                step: message, link: path(application) + "/messages")
        }
    }

    /// Reminds of an application that nobody read for some days.
    func unread(_ application: Application, days: Int) throws {
        try post(
            "apprenticeship-application-unread", toAnswerersOf: application, step: "D+\(days)",
            link: path(application))
    }

    func invited(_ candidate: Candidate, to offer: Offer) throws {
        try post(
            "apprenticeship-invitation", to: candidate.account, about: "offer/\(offer.id)",
            step: candidate.id.description,
            link: "/v1/apprenticeship/offers/\(offer.id)")
    }

    func offerSuspended(_ offer: Offer) throws {
        try post(
            "apprenticeship-offer-full", toEmployer: offer.employer, about: "offer/\(offer.id)",
            step: "version-\(offer.version)", link: "/v1/apprenticeship/offers/\(offer.id)")
    }

    /// Reminds an employer of all its offers that end on one day, in one letter.
    func offersEnding(of employer: Employer.ID, on day: Day, step: String, link: String) throws {
        try post(
            "apprenticeship-offers-ending", toEmployer: employer, about: "employer/\(employer)", step: "\(step)/\(day)",
            link: link)
    }

    /// Tells a candidate that their counsellor changed their profile.
    func profileChanged(_ candidate: Candidate) throws {
        try post(
            "apprenticeship-profile-changed", to: candidate.account, about: "candidate/\(candidate.id)",
            step: "version-\(candidate.version)", link: "/v1/apprenticeship/candidates/me")
    }

    /// Asks a legal representative for their consent; they may have no account yet.
    func consentAsked(_ candidate: Candidate, link: String) throws {
        guard let representative = candidate.details.representative else { return }
        let recipient = Letter.Recipient(
            address: representative.email.lowercased(), name: representative.name, language: .french)
        try postbox.post(
            Letter(
                "apprenticeship-consent", to: recipient, about: "candidate/\(candidate.id)",
                step: representative.email.lowercased(), link: link), in: transaction)
    }

    /// Posts a letter to those who answer an application: the employer, and the centre that looks after the offer.
    private func post(
        _ kind: StaticString, toAnswerersOf application: Application, step: String, link: String
    ) throws {
        let object = "application/\(application.id)"
        try post(kind, toEmployer: application.employer, about: object, step: step, link: link)
        if let delegation = try DelegationTable(transaction.connection).accepted(for: application.offer) {
            try post(kind, toCentre: delegation.organisation, about: object, step: step, link: link)
        }
    }

    private func path(_ application: Application) -> String { "/v1/apprenticeship/applications/\(application.id)" }
}
