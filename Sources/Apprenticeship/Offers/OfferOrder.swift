import Directory
import Endpoints
import JSON
import Kernel

/// The body of a new offer: for whom, how to reach them, and what it is.
struct OfferOrder: RequestReadable {
    let employer: Employer.ID
    let contact: OfferContact
    let details: OfferDetails

    init(from request: inout RequestReader) throws(Failure) {
        let body = try request.json()
        let (employer, rest) = try body.taking("employer", as: Employer.ID.self)
        let (contact, details) = try rest.taking("contact", as: OfferContact.self)
        self.employer = employer
        self.contact = contact
        do throws(JSONError) {
            self.details = try JSONDecoder.decode(OfferDetails.self, from: details)
        } catch {
            throw Failure(error)
        }
    }
}
