import Directory
import Endpoints
import JSON
import Kernel

/// The body of a new offer: for whom, how to reach them, and what it is.
struct OfferOrder: RequestReadable {
    let employer: Employer.ID
    let contact: OfferContact
    let details: OfferDetails
    /// Whether a counsellor lets wording stand that would be refused.
    let overrulesWording: Bool

    init(from request: inout RequestReader) throws(Failure) {
        let (overrules, body) = try OfferOrder.takingOverrule(try request.json())
        overrulesWording = overrules
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

    /// Takes `overrulesWording` out of a body, false when it is absent.
    static func takingOverrule(_ body: JSONValue) throws(Failure) -> (Bool, JSONValue) {
        guard body.kind == .object, body["overrulesWording"] != nil else { return (false, body) }
        return try body.taking("overrulesWording", as: Bool.self)
    }
}
