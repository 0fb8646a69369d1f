import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// An employer as those who act for it and counsellors see it.
struct EmployerView: Representable {
    let employer: Employer
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1024)
        try writer.employer(employer)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: employer.version)
        if isNew { answer.fields.append(.location, "/v1/apprenticeship/employers") }
        return answer
    }
}

extension JSONWriter {
    /// An employer.
    mutating func employer(_ employer: Employer) throws {
        beginObject()
        key("id")
        string(employer.id.description)
        key("version")
        integer(employer.version)
        key("siret")
        string(employer.siret.description)
        key("name")
        string(employer.name)
        key("naf")
        text(employer.naf)
        key("commune")
        text(employer.commune)
        key("verification")
        string(employer.verification.rawValue)
        key("isOpen")
        bool(employer.isOpen)
        key("answered")
        integer(employer.answered)
        key("received")
        integer(employer.received)
        key("details")
        try JSONEncoder.encode(employer.details, into: &self)
        endObject()
    }
}
