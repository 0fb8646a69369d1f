import Accounts
import Endpoints
import Kernel

/// Letters about who recruits.
extension Letters {
    /// Tells the people of an employer that it was not verified.
    func employerRefused(_ employer: Employer) throws {
        try post(
            "apprenticeship-employer-refused", toEmployer: employer.id, about: "employer/\(employer.id)",
            step: "refused", link: "/v1/apprenticeship/employers")
    }

    /// Tells somebody that they act for an employer.
    func employerJoined(_ employer: Employer, by account: String) throws {
        try post(
            "apprenticeship-employer-joined", to: account, about: "employer/\(employer.id)", step: "joined-\(account)",
            link: "/v1/apprenticeship/employers")
    }

    /// Reminds a counsellor, once a day at most, that employers wait.
    func employersWaiting(for account: String, on day: Day) throws {
        try post(
            "apprenticeship-employer-waiting", to: account, about: "account/\(account)", step: day.description,
            link: "/v1/apprenticeship/employers")
    }
}
