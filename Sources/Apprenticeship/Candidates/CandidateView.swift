import Endpoints
import HTTP
import JSON
import Kernel

/// A profile, whole: for the candidate, for who represents them, and for an employer whose interview they accepted.
struct CandidateView: Representable {
    let candidate: Candidate
    var isNew = false
    /// Whether the caller may change it.
    var isOwn = true

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 2048)
        try writer.candidate(self)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: candidate.version)
        if isNew { answer.fields.append(.location, "/v1/apprenticeship/candidates/me") }
        return answer
    }
}

extension JSONWriter {
    /// A profile.
    mutating func candidate(_ view: CandidateView) throws {
        let candidate = view.candidate
        beginObject()
        key("id")
        string(candidate.id.description)
        key("version")
        integer(candidate.version)
        key("state")
        string(candidate.state.rawValue)
        key("needsConsent")
        bool(candidate.details.representative != nil && candidate.consentAt == nil)
        key("details")
        try JSONEncoder.encode(candidate.details, into: &self)
        key("actions")
        strings(view.isOwn ? ["change", "delete"] : [])
        endObject()
    }
}
