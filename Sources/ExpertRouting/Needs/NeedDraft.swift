import Accounts
import Directory
import Endpoints
import JSON
import Kernel

/// A need as somebody states it.
struct NeedDraft: Sendable {
    let subject: Organisation.Slug
    let company: CompanyStatement
    let contact: Need.Contact
    let description: Note
    let answers: [String: CompanyFacts.Answer]
    let origin: Need.Origin
    let isIframe: Bool
    /// Whether whoever opens it wants somebody to look first.
    let wantsReview: Bool

    /// Reads the body of a request.
    init(_ root: JSONValue) throws(Failure) {
        var body = BodyReader(root)
        let subject: Organisation.Slug? = body.require("subject", body.text("subject"))
        let companyPart = body.require("company", body.value("company"))
        var company = BodyReader(companyPart ?? root)
        self.company = CompanyStatement(&company)
        if let companyPart {
            if companyPart["siret"]?.string == nil { _ = company.require("commune", company.value("commune")) }
            body.absorb(company)
        }
        let contactPart = body.require("contact", body.value("contact"))
        var contact = BodyReader(contactPart ?? root)
        let name: Line? = contact.require("name", contact.text("name"))
        let email: EmailAddress? = contact.require("email", contact.text("email"))
        let phone: Accounts.PhoneNumber? = contact.text("phone")
        if contactPart != nil { body.absorb(contact) }
        let description: Note? = body.require("description", body.text("description"))
        answers = body.answers()
        var origin = Need.Origin()
        origin.landing = body.text("landing")
        origin.privacyNoticeVersion = body.text("privacyNoticeVersion")
        if let part = body.value("origin") {
            var page = BodyReader(part)
            origin.url = page.text("url")
            origin.campaign = page.text("campaign")
            body.absorb(page)
        }
        self.origin = origin
        let channel: Need.Channel? = body.name("channel")
        isIframe = channel == .iframe
        let routing: SubjectEntry.Mode? = body.name("routing")
        wantsReview = routing == .review
        try body.finish()
        self.subject = subject!
        self.contact = Need.Contact(name: name!, email: email!, phone: phone)
        self.description = description!
    }
}
